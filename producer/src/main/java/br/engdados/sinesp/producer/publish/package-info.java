/**
 * A run from files to records: what is sent, in which order, what stops it, and its report. What
 * has changed is told by {@code revision}, what a row means by {@code normalise}.
 */
package br.engdados.sinesp.producer.publish;
