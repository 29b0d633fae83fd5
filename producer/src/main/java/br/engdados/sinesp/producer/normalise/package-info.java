/**
 * From a row of a file to an occurrence, or to the reason why it is none; numbers, dates and text
 * as the whole file writes them. How files are opened lives in {@code reader}.
 */
package br.engdados.sinesp.producer.normalise;
