package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Measures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is counted: a column of the tables. The weight, the only one with decimals, is the last. */
public enum Measure {
  VITIMAS,
  OCORRENCIAS,
  FEMININO,
  MASCULINO,
  NAO_INFORMADO,
  PESO_KG;

  /** How many there are. */
  static final int NUMBER = values().length;

  /** How many of them are whole numbers. */
  static final int WHOLE = NUMBER - 1;

  /** All, in their order; not copied at each call as {@link #values} is. */
  static final List<Measure> ALL = List.of(values());

  private final String column = name().toLowerCase(Locale.ROOT);

  /**
   * Gives the column's name.
   *
   * @return such as {@code vitimas}
   */
  public String column() {
    return column;
  }

  /**
   * Finds a measure.
   *
   * @param column a column's name
   * @return empty where no measure is called so
   */
  public static Optional<Measure> ofColumn(String column) {
    return ALL.stream().filter(measure -> measure.column.equals(column)).findFirst();
  }

  /**
   * Lists the columns' names.
   *
   * @return all
   */
  public static List<String> columns() {
    return ALL.stream().map(Measure::column).toList();
  }

  /** Where its values lie in arrays of all measures, or of the whole numbers. */
  @SuppressWarnings("EnumOrdinal") // the arrays are laid out by it, and a snapshot checks the order
  int index() {
    return ordinal();
  }

  /** Takes a whole number out of a row; null is blank. */
  Integer of(Measures measures) {
    return switch (this) {
      case VITIMAS -> measures.vitimas();
      case OCORRENCIAS -> measures.ocorrencias();
      case FEMININO -> measures.feminino();
      case MASCULINO -> measures.masculino();
      case NAO_INFORMADO -> measures.naoInformado();
      case PESO_KG -> throw new IllegalArgumentException("the weight is no whole number");
    };
  }

  /** Whether a row reports it. */
  boolean isReported(Measures measures) {
    return this == PESO_KG ? measures.pesoKg() != null : of(measures) != null;
  }

  /** Makes the measures of a row that has no weight. */
  static Measures measures(Integer[] whole, BigDecimal weight) {
    return new Measures(
        whole[FEMININO.index()],
        whole[MASCULINO.index()],
        whole[NAO_INFORMADO.index()],
        whole[VITIMAS.index()],
        whole[OCORRENCIAS.index()],
        weight);
  }
}
