/**
 * The figures: cells by event, place and month, versions of whole editions, sums, and the snapshot
 * on disk. Questions are answered in {@code query}.
 */
package br.engdados.sinesp.painel.cube;
