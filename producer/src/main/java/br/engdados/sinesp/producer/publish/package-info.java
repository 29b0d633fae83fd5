/**
 * A run from files to records: what is sent, in which order, and what stops it. What has changed is
 * told by {@code revision}, what a row means by {@code normalise}, what people are told by {@code
 * report}.
 */
package br.engdados.sinesp.producer.publish;
