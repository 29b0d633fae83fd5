/**
 * Proof that a file is whole and safe to unpack, before anything reads it. What is in it is read by
 * {@code reader}.
 */
package br.engdados.sinesp.producer.source.archive;
