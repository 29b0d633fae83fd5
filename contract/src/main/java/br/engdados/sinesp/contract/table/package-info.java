/**
 * Cassandra's tables: columns, keys, and the statements that create, fill and empty them. Nothing
 * here opens a connection.
 */
package br.engdados.sinesp.contract.table;
