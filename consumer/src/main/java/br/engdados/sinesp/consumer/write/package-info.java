/**
 * A record decoded and its row written or deleted, with the record's time. When that happens, and
 * of which records, is decided in {@code stream}.
 */
package br.engdados.sinesp.consumer.write;
