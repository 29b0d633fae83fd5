/**
 * The record as bytes: its value, its key and their JSON Schema, written and read. What a record is
 * lives in {@code occurrence}; Kafka itself is not known here.
 */
package br.engdados.sinesp.contract.json;
