/** The figures of a run as Prometheus text in a file. Who counts them lives in {@code publish}. */
package br.engdados.sinesp.producer.metrics;
