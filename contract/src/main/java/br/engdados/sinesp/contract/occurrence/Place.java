package br.engdados.sinesp.contract.occurrence;

import br.engdados.sinesp.contract.reference.State;
import java.util.Objects;

/**
 * Where a row belongs.
 *
 * @param granularidade what kind of place it is
 * @param uf the state's two letters; for {@link Granularidade#GERAL} as published, or null
 * @param ufNome the state's name, null where the state is unknown
 * @param regiao the region's name, null where the state is unknown
 * @param codigoMunicipio IBGE's seven digits, 0 where the name is unknown; null but for {@link
 *     Granularidade#MUNICIPIO}
 * @param municipio the municipality as published; null for a state. A row of no known state keeps
 *     the name for its identity only, it is not published
 */
public record Place(
    Granularidade granularidade,
    String uf,
    String ufNome,
    String regiao,
    Integer codigoMunicipio,
    String municipio) {
  public Place {
    switch (granularidade) {
      case MUNICIPIO -> {
        Objects.requireNonNull(uf, "uf");
        Objects.requireNonNull(codigoMunicipio, "codigoMunicipio");
        Objects.requireNonNull(municipio, "municipio");
      }
      case ESTADO -> {
        Objects.requireNonNull(uf, "uf");
        requireNull(codigoMunicipio, "codigoMunicipio of a state");
        requireNull(municipio, "municipio of a state");
      }
      case GERAL -> requireNull(codigoMunicipio, "codigoMunicipio of no known place");
    }
  }

  /**
   * Makes the place of a municipality.
   *
   * @param state its state
   * @param codigoMunicipio IBGE's seven digits, or 0 when the name is unknown
   * @param municipio the name as published
   * @return the place
   */
  public static Place municipality(State state, int codigoMunicipio, String municipio) {
    return new Place(
        Granularidade.MUNICIPIO,
        state.uf(),
        state.nome(),
        state.regiao(),
        codigoMunicipio,
        municipio);
  }

  /**
   * Makes the place of a whole state.
   *
   * @param state the state
   * @return the place
   */
  public static Place state(State state) {
    return new Place(Granularidade.ESTADO, state.uf(), state.nome(), state.regiao(), null, null);
  }

  /**
   * Makes the place of a row that belongs to no known state.
   *
   * @param uf the state code as published, or null for blank
   * @param municipio the name as published, or null for blank
   * @return the place
   */
  public static Place unknown(String uf, String municipio) {
    return new Place(Granularidade.GERAL, uf, null, null, null, municipio);
  }

  private static void requireNull(Object value, String what) {
    if (value != null) {
      throw new IllegalArgumentException(what + " must be null, is " + value);
    }
  }
}
