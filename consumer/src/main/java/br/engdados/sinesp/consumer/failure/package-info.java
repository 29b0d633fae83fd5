/**
 * The world's failures and their words. Whether one is worth another attempt is decided where it
 * arises.
 */
package br.engdados.sinesp.consumer.failure;
