/**
 * Answers from the cube: series, maps, rankings, coverage, with the caveats that belong to them.
 * How they are asked and shown lives in {@code web}.
 */
package br.engdados.sinesp.painel.query;
