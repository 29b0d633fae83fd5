/**
 * Which files there are, and what each is by name, size and hash. What is in them lives in {@code
 * reader}.
 */
package br.engdados.sinesp.producer.source;
