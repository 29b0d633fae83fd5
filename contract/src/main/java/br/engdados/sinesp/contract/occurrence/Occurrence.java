package br.engdados.sinesp.contract.occurrence;

import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;

/**
 * One published row: one event in one place in one month.
 *
 * @param id its identity, see {@link OccurrenceIdentity}
 * @param edition the edition it was read from
 * @param period the month
 * @param place the place
 * @param tipoCrime the event, not blank
 * @param breakdown the labels that split the event
 * @param measures what was counted
 */
public record Occurrence(
    UUID id,
    Edition edition,
    YearMonth period,
    Place place,
    String tipoCrime,
    Breakdown breakdown,
    Measures measures) {
  public Occurrence {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(breakdown, "breakdown");
    Objects.requireNonNull(measures, "measures");
    if (tipoCrime.isBlank()) {
      throw new IllegalArgumentException("tipo_crime is blank");
    }
  }

  /**
   * Gives the key under which this row is published and stored.
   *
   * @return the primary key of the row in its table
   */
  public OccurrenceKey key() {
    boolean municipal = place.granularidade() == Granularidade.MUNICIPIO;
    return new OccurrenceKey(
        place.granularidade(),
        edition.dataset(),
        place.granularidade() == Granularidade.GERAL ? null : place.uf(),
        tipoCrime,
        period,
        municipal ? place.codigoMunicipio() : null,
        breakdown.abrangencia(),
        id);
  }
}
