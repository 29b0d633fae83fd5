/**
 * What every program of ours shares at the command line: commands and their options, values from
 * the environment, help, exit codes, the end on a signal. What a command does lives in its program,
 * and nothing of ours is imported here.
 */
package br.engdados.sinesp.program;
