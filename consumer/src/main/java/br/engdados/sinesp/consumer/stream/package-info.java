/**
 * Keeps tables in step with topics: Spark's streaming queries, their checkpoints, their start and
 * their end. How a row is written lives in {@code write}.
 */
package br.engdados.sinesp.consumer.stream;
