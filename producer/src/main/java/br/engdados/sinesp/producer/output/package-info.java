/** How results come into being on disk. */
package br.engdados.sinesp.producer.output;
