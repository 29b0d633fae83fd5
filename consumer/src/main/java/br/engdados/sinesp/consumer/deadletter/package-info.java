/**
 * Records that cannot be processed: written to their topic, counted against a limit, listed. Why
 * one cannot be is decided in {@code write}.
 */
package br.engdados.sinesp.consumer.deadletter;
