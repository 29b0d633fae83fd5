/**
 * What Cassandra's driver and Spark take alone, beside which the consumer is measured; no part of a
 * program.
 */
package br.engdados.sinesp.bench.limit;
