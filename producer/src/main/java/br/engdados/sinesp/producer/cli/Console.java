package br.engdados.sinesp.producer.cli;

import java.io.PrintStream;

/**
 * Where a command talks to.
 *
 * @param out results
 * @param err errors
 * @param terminal whether a person watches
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {}
