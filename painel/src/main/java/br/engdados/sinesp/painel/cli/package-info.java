/**
 * The command that serves the panel: options in, the parts put together, exit code out. What all
 * programs share lives in the module {@code program}.
 */
package br.engdados.sinesp.painel.cli;
