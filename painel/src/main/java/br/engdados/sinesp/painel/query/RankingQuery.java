package br.engdados.sinesp.painel.query;

/**
 * Asks for places in the order of their figures.
 *
 * @param map of which places which figures
 * @param highestFirst whether the highest comes first
 * @param limit how many at most
 * @param minimumPopulation places with fewer residents are left out; 0 for none
 */
public record RankingQuery(MapQuery map, boolean highestFirst, int limit, int minimumPopulation) {}
