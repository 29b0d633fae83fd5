package br.engdados.sinesp.producer.normalise;

import java.util.List;
import java.util.Map;

/**
 * What was noticed in the accepted rows of an edition and is no reason for rejection.
 *
 * @param unknownStates rows by state code as published, those that are none of the 27
 * @param unknownMunicipalities rows by state and name, those that IBGE's list does not have
 * @param unknownEvents rows by event as published, those that no earlier edition had; the synthetic
 *     sample's are not counted
 * @param oddDays rows whose date was not the first of a month
 * @param repeats rows that repeat the natural key of an earlier one
 * @param notes what was decided about how the file writes numbers and dates, and is not as usual
 */
public record Observations(
    Map<String, Long> unknownStates,
    Map<String, Long> unknownMunicipalities,
    Map<String, Long> unknownEvents,
    long oddDays,
    long repeats,
    List<String> notes) {}
