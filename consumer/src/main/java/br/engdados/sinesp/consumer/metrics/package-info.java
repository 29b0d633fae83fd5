/**
 * Figures of the running consumer for Prometheus. Figures of the tables' contents live with {@code
 * verify}.
 */
package br.engdados.sinesp.consumer.metrics;
