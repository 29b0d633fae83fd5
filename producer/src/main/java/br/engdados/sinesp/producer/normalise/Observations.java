package br.engdados.sinesp.producer.normalise;

import java.util.Map;

/**
 * What was noticed in the accepted rows of an edition and is no reason for rejection.
 *
 * @param unknownStates rows by state code as published, those that are none of the 27
 * @param unknownMunicipalities rows by state and name, those that IBGE's list does not have
 * @param oddDays rows whose date was not the first of a month
 * @param repeats rows that repeat the natural key of an earlier one
 */
public record Observations(
    Map<String, Long> unknownStates,
    Map<String, Long> unknownMunicipalities,
    long oddDays,
    long repeats) {}
