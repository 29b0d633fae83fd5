/**
 * The row of statistics and its identity, whatever form it is read from or written in. Names and
 * codes of places and events live in {@code reference}.
 */
package br.engdados.sinesp.contract.occurrence;
