package br.engdados.sinesp.painel.query;

import java.util.Locale;

/**
 * A place that figures can be asked for.
 *
 * @param id {@code BR}, a region's letters ({@code SUDESTE} for the Sudeste, since SE is Sergipe),
 *     a state's two letters or a municipality's seven digits
 * @param name its name
 * @param kind what it is
 * @param area its index as an area that sums are kept of; of a municipality that of its state
 * @param code IBGE's code; 0 for the country and the regions
 * @param since the year in which it came into being; 0 where that is long ago
 */
public record Place(String id, String name, Kind kind, int area, int code, int since) {
  /** The year of the map: municipalities that came later have no boundary in it. */
  private static final int YEAR_OF_THE_MAP = 2018;

  /** What a place is. */
  public enum Kind {
    PAIS,
    REGIAO,
    UF,
    MUNICIPIO;

    /**
     * Gives the name in the API.
     *
     * @return the name in lower case
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Tells whether it is a municipality.
   *
   * @return false for the areas, which have rows without municipality besides
   */
  public boolean isMunicipality() {
    return kind == Kind.MUNICIPIO;
  }

  /**
   * Tells whether the map shows it.
   *
   * @return false for a municipality that is newer than the map
   */
  public boolean hasBoundary() {
    return since <= YEAR_OF_THE_MAP;
  }
}
