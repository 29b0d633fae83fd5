package br.engdados.sinesp.painel.cube;

import java.math.BigDecimal;

/**
 * What the municipalities of a state add up to, one after another in the order of their codes: all
 * of IBGE's list, and others that have a row in any event. Arrays, since a map asks for thousands.
 * Not for several threads at once.
 */
public final class MunicipalitySums {
  private final PlaceNumbers places;
  private final int[] rows;
  private final int[] reported;
  private final long[] whole;
  private final BigDecimal[] weights;

  MunicipalitySums(PlaceNumbers places, Measure measure) {
    this.places = places;
    this.rows = new int[places.size()];
    this.reported = new int[places.size()];
    this.whole = new long[places.size()];
    this.weights = new BigDecimal[measure == Measure.PESO_KG ? places.size() : 0];
  }

  void add(int number, int moreRows, int moreReported, long sum) {
    rows[number] += moreRows;
    reported[number] += moreReported;
    whole[number] += sum;
  }

  void add(int number, CubeRow row, Measure measure) {
    rows[number]++;
    if (measure.isReported(row.measures())) {
      reported[number]++;
      if (measure == Measure.PESO_KG) {
        BigDecimal weight = row.measures().pesoKg();
        weights[number] = weights[number] == null ? weight : weights[number].add(weight);
      } else {
        whole[number] += measure.of(row.measures());
      }
    }
  }

  /**
   * Counts the municipalities.
   *
   * @return how many
   */
  public int size() {
    return places.size();
  }

  /**
   * Gives the code of one.
   *
   * @param position from 0
   * @return its code, 0 for the rows of an unknown one
   */
  public int code(int position) {
    return places.code(position);
  }

  /**
   * Gives what one adds up to.
   *
   * @param position from 0
   * @return the sum; its value is null where nothing was reported
   */
  public Figure figure(int position) {
    int number = places.number(position);
    if (reported[number] == 0) {
      return rows[number] == 0 ? Figure.NO_ROW : new Figure(null, rows[number], 0);
    }
    Number value = weights.length == 0 ? (Number) whole[number] : weights[number];
    return new Figure(value, rows[number], reported[number]);
  }
}
