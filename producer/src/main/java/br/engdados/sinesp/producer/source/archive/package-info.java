/** Proof that a file is whole and safe to unpack, before anything reads it. */
package br.engdados.sinesp.producer.source.archive;
