/**
 * Compares topics and tables once, looks again at what differs, and repairs it. What is read lives
 * in {@code read}, what is compared in {@code compare}, what is told in {@code report}.
 */
package br.engdados.sinesp.consumer.verify;
