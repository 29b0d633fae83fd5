package br.engdados.sinesp.contract.table;

/**
 * A column of a table.
 *
 * @param name the column's name, the same as the JSON field's
 * @param cqlType its type in CQL
 */
public record Column(String name, String cqlType) {}
