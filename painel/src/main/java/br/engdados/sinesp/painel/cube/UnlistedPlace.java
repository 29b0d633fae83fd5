package br.engdados.sinesp.painel.cube;

/**
 * A municipality's code that IBGE's list does not have.
 *
 * @param code the code, 0 where the published name is unknown
 * @param state its state's index
 * @param name a name under which it was published; empty where only withdrawn rows had it
 */
public record UnlistedPlace(int code, int state, String name) {}
