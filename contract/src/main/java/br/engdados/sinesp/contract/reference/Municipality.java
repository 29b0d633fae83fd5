package br.engdados.sinesp.contract.reference;

/**
 * A municipality of IBGE's list.
 *
 * @param codigoIbge IBGE's seven digits
 * @param uf the state's two letters
 * @param nome IBGE's spelling
 * @param instalado the year in which it came into being, null where that was before 2009 and is not
 *     kept
 */
public record Municipality(int codigoIbge, String uf, String nome, Integer instalado) {}
