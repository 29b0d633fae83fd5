package br.engdados.sinesp.painel.cube;

import java.math.BigDecimal;

/** A sum under way. Not for several threads at once. */
public final class Tally {
  private int linhas;
  private int informadas;
  private long whole;
  private BigDecimal weight;

  /** Makes an empty one. */
  public Tally() {}

  void add(int rows, int reported, long sum) {
    linhas += rows;
    informadas += reported;
    whole += sum;
  }

  void add(int rows, int reported, BigDecimal sum) {
    linhas += rows;
    informadas += reported;
    if (sum != null) {
      weight = weight == null ? sum : weight.add(sum);
    }
  }

  void add(CubeRow row, Measure measure) {
    if (measure == Measure.PESO_KG) {
      add(1, row.measures().pesoKg() == null ? 0 : 1, row.measures().pesoKg());
    } else {
      Integer value = measure.of(row.measures());
      add(1, value == null ? 0 : 1, value == null ? 0 : value);
    }
  }

  /**
   * Adds another one.
   *
   * @param other of the same measure
   */
  public void add(Tally other) {
    add(other.linhas, other.informadas, other.whole);
    add(0, 0, other.weight);
  }

  /**
   * Gives what was added up.
   *
   * @return the figure; its value is null where nothing was reported
   */
  public Figure figure() {
    if (informadas == 0) {
      return linhas == 0 ? Figure.NO_ROW : new Figure(null, linhas, 0);
    }
    return new Figure(weight == null ? (Number) whole : weight, linhas, informadas);
  }
}
