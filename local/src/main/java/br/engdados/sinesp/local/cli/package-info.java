/**
 * The command line: {@code up}, {@code status}, {@code down}. What all programs share lives in the
 * module {@code program}.
 */
package br.engdados.sinesp.local.cli;
