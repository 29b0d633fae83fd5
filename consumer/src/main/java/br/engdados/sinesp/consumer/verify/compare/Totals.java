package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
public record Totals(
    long rows,
    long feminino,
    long masculino,
    long naoInformado,
    long vitimas,
    long ocorrencias,
    BigDecimal pesoKg)
    implements Serializable {
  /** No rows at all. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, BigDecimal.ZERO);

  /** The names of the sums, in the order of {@link #sums()}. */
  public static final List<String> MEASURES =
      List.of("feminino", "masculino", "nao_informado", "vitimas", "ocorrencias", "peso_kg");

  private static final Map<Granularidade, int[]> POSITIONS = allPositions();

  public Totals {
    pesoKg = (BigDecimal) TableRow.canonical(pesoKg);
  }

  /** Gives what one row counts for. */
  public static Totals of(TableRow row) {
    int[] measures = POSITIONS.get(row.granularidade());
    List<Object> values = row.values();
    return new Totals(
        1,
        number(values.get(measures[0])),
        number(values.get(measures[1])),
        number(values.get(measures[2])),
        number(values.get(measures[3])),
        number(values.get(measures[4])),
        values.get(measures[5]) instanceof BigDecimal weight ? weight : BigDecimal.ZERO);
  }

  /** Gives where a table's columns have the measures, in the order of {@link #MEASURES}. */
  static int[] positions(Granularidade granularidade) {
    return POSITIONS.get(granularidade).clone();
  }

  private static Map<Granularidade, int[]> allPositions() {
    Map<Granularidade, int[]> positions = new EnumMap<>(Granularidade.class);
    for (Granularidade granularidade : Granularidade.values()) {
      List<String> names =
          OccurrenceTable.of(granularidade).columns().stream().map(Column::name).toList();
      positions.put(granularidade, MEASURES.stream().mapToInt(names::indexOf).toArray());
    }
    return Collections.unmodifiableMap(positions);
  }

  /** Adds those of other rows. */
  public Totals plus(Totals other) {
    return new Totals(
        rows + other.rows,
        feminino + other.feminino,
        masculino + other.masculino,
        naoInformado + other.naoInformado,
        vitimas + other.vitimas,
        ocorrencias + other.ocorrencias,
        pesoKg.add(other.pesoKg));
  }

  /** Takes away those of some of the rows. */
  public Totals minus(Totals other) {
    return new Totals(
        rows - other.rows,
        feminino - other.feminino,
        masculino - other.masculino,
        naoInformado - other.naoInformado,
        vitimas - other.vitimas,
        ocorrencias - other.ocorrencias,
        pesoKg.subtract(other.pesoKg));
  }

  /**
   * The totals of some rows on both sides.
   *
   * @param topic of the newest record of each key
   * @param table of the table's rows
   * @param differences how many keys differ
   */
  public record Sides(Totals topic, Totals table, long differences) implements Serializable {
    /** No rows at all. */
    public static final Sides NONE = new Sides(Totals.NONE, Totals.NONE, 0);

    /**
     * Adds.
     *
     * @param other more rows
     * @return the totals of both
     */
    public Sides plus(Sides other) {
      return new Sides(
          topic.plus(other.topic), table.plus(other.table), differences + other.differences);
    }

    /**
     * Takes away.
     *
     * @param other some of these rows
     * @return the totals of those that are left
     */
    public Sides minus(Sides other) {
      return new Sides(
          topic.minus(other.topic), table.minus(other.table), differences - other.differences);
    }
  }

  /** Gives the sums in the order of {@link #MEASURES}. */
  public List<Number> sums() {
    return List.of(feminino, masculino, naoInformado, vitimas, ocorrencias, pesoKg);
  }

  private static long number(Object value) {
    return value instanceof Integer number ? number : 0;
  }
}
