/** The command line: {@code up}, {@code status}, {@code down}. */
package br.engdados.sinesp.local.cli;
