/**
 * What {@code inspect} finds out about a file and how it says so. Nothing is compared with Kafka
 * here.
 */
package br.engdados.sinesp.producer.inspect;
