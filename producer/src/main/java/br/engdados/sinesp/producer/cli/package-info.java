/**
 * The commands, their options, and what they print. What a command line has in every program of
 * ours lives in the module {@code program}; what the commands do, below.
 */
package br.engdados.sinesp.producer.cli;
