package br.engdados.sinesp.contract.reference;

/**
 * One of the 27 states (the Distrito Federal is one of them).
 *
 * @param codigoIbge IBGE's two digits
 * @param uf the two capital letters, such as {@code SP}
 * @param nome the name with accents, such as {@code São Paulo}
 * @param regiao {@code Norte}, {@code Nordeste}, {@code Centro-Oeste}, {@code Sudeste} or {@code
 *     Sul}
 */
public record State(int codigoIbge, String uf, String nome, String regiao) {}
