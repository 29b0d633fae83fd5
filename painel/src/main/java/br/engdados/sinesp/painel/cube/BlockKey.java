package br.engdados.sinesp.painel.cube;

/**
 * Which rows of a year a block holds.
 *
 * @param tipoCrime the event
 * @param abrangencia the reporting body
 * @param state the state's index, {@link Areas#NO_STATE} for rows of no known state
 * @param municipal whether they name a municipality
 */
record BlockKey(String tipoCrime, String abrangencia, int state, boolean municipal) {}
