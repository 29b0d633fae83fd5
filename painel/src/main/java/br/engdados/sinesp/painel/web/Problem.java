package br.engdados.sinesp.painel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** An answer that says what is wrong and what is permitted (RFC 9457). */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kinds there are; each has a text under {@code /problemas/}. */
  public enum Kind {
    PARAMETROS(400, "Parâmetros"),
    PEDIDO(400, "Pedido"),
    NAO_ENCONTRADO(404, "Não encontrado"),
    METODO(405, "Só GET"),
    EDICAO_MUDOU(410, "A edição mudou"),
    PONTOS_DEMAIS(413, "Pontos demais"),
    INTERVALO(416, "Intervalo"),
    PEDIDOS_DEMAIS(429, "Pedidos demais"),
    ERRO(500, "Erro interno"),
    CARREGANDO(503, "Ainda carregando"),
    LINHAS_INDISPONIVEIS(503, "Linhas indisponíveis");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** Gives the last part of the address of its text. */
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }
  }

  /**
   * What is wrong with a parameter.
   *
   * @param parametro its name
   * @param valor what was given; null for nothing
   * @param detalhe one sentence
   * @param permitidos what is permitted, or the two ends of a range; null where that is no list
   * @param proximos the nearest names; null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Fault(
      String parametro,
      String valor,
      String detalhe,
      List<String> permitidos,
      List<String> proximos) {}

  private final Kind kind;
  private final transient List<Fault> faults;
  private final String exports;

  Problem(Kind kind, String detail) {
    this(kind, detail, List.of(), null);
  }

  private Problem(Kind kind, String detail, List<Fault> faults, String exports) {
    super(detail);
    this.kind = kind;
    this.faults = List.copyOf(faults);
    this.exports = exports;
  }

  /** Refuses parameters: 404 where only names are unknown, else 400. */
  static Problem of(List<Fault> faults, boolean unknownNames) {
    String detail =
        faults.stream()
            .map(fault -> fault.parametro() + ": " + fault.detalhe())
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow();
    return new Problem(unknownNames ? Kind.NAO_ENCONTRADO : Kind.PARAMETROS, detail, faults, null);
  }

  /** Refuses an answer that would be too long, and names where everything can be had. */
  static Problem tooMuch(String detail) {
    return new Problem(Kind.PONTOS_DEMAIS, detail, List.of(), "/v1/exportacoes");
  }

  Kind kind() {
    return kind;
  }

  /**
   * Gives the HTTP status that says it.
   *
   * @return 400 to 599
   */
  public int status() {
    return kind.status();
  }

  /** The body of the answer. */
  Body body(String instance) {
    return new Body(
        "/problemas/" + kind.code(),
        kind.title(),
        kind.status(),
        getMessage(),
        instance,
        faults.isEmpty() ? null : faults,
        exports);
  }

  /**
   * The members of RFC 9457, and ours.
   *
   * @param type where a text explains it
   * @param title what kind it is
   * @param status the status of the answer
   * @param detail what is wrong this time
   * @param instance the path that was asked for
   * @param erros what is wrong with which parameter; null for none
   * @param exportacoes where everything can be had; null where that is no way out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Body(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      List<Fault> erros,
      String exportacoes) {}
}
