/**
 * How Kafka, Cassandra and Spark are reached: addresses, waiting until they answer, trying again.
 * What is asked of them lives above.
 */
package br.engdados.sinesp.consumer.connection;
