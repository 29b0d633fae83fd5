package br.engdados.sinesp.contract.reference;

/**
 * A municipality of IBGE's list.
 *
 * @param codigoIbge IBGE's seven digits
 * @param uf the state's two letters
 * @param nome IBGE's spelling
 */
public record Municipality(int codigoIbge, String uf, String nome) {}
