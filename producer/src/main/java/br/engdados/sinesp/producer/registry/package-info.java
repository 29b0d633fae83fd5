/**
 * The schema of the records in a schema registry, before the first one is sent. The records
 * themselves never pass here.
 */
package br.engdados.sinesp.producer.registry;
