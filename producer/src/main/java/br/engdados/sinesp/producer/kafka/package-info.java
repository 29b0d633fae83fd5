/**
 * Topics: their settings, their records from end to end, and what is said when Kafka fails. What
 * the records mean lives above.
 */
package br.engdados.sinesp.producer.kafka;
