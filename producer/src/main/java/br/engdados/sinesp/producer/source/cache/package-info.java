/** Downloaded files: whole and verified, or absent. Where they come from is not known here. */
package br.engdados.sinesp.producer.source.cache;
