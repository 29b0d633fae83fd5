/** How results come into being on disk: whole, or not at all. What is in them lives above. */
package br.engdados.sinesp.producer.output;
