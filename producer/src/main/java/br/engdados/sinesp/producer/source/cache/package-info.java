/** Downloaded files: whole and verified, or absent. */
package br.engdados.sinesp.producer.source.cache;
