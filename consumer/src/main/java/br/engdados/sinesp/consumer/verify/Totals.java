package br.engdados.sinesp.consumer.verify;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * A number of rows and the sums of their measures, blanks counting nothing.
 *
 * @param rows how many rows
 * @param feminino sum
 * @param masculino sum
 * @param naoInformado sum
 * @param vitimas sum
 * @param ocorrencias sum
 * @param pesoKg sum in kilograms, without trailing zeros
 */
record Totals(
    long rows,
    long feminino,
    long masculino,
    long naoInformado,
    long vitimas,
    long ocorrencias,
    BigDecimal pesoKg)
    implements Serializable {
  /** No rows at all. */
  static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, BigDecimal.ZERO);

  /** The names of the sums, in the order of {@link #sums()}. */
  static final List<String> MEASURES =
      List.of("feminino", "masculino", "nao_informado", "vitimas", "ocorrencias", "peso_kg");

  Totals {
    pesoKg = (BigDecimal) TableRow.canonical(pesoKg);
  }

  static Totals of(TableRow row) {
    return new Totals(
        1,
        number(row.value("feminino")),
        number(row.value("masculino")),
        number(row.value("nao_informado")),
        number(row.value("vitimas")),
        number(row.value("ocorrencias")),
        row.value("peso_kg") instanceof BigDecimal weight ? weight : BigDecimal.ZERO);
  }

  Totals plus(Totals other) {
    return new Totals(
        rows + other.rows,
        feminino + other.feminino,
        masculino + other.masculino,
        naoInformado + other.naoInformado,
        vitimas + other.vitimas,
        ocorrencias + other.ocorrencias,
        pesoKg.add(other.pesoKg));
  }

  Totals minus(Totals other) {
    return new Totals(
        rows - other.rows,
        feminino - other.feminino,
        masculino - other.masculino,
        naoInformado - other.naoInformado,
        vitimas - other.vitimas,
        ocorrencias - other.ocorrencias,
        pesoKg.subtract(other.pesoKg));
  }

  /** Gives the sums in the order of {@link #MEASURES}. */
  List<Number> sums() {
    return List.of(feminino, masculino, naoInformado, vitimas, ocorrencias, pesoKg);
  }

  private static long number(Object value) {
    return value instanceof Integer number ? number : 0;
  }
}
