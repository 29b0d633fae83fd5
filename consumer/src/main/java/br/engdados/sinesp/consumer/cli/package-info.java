/**
 * The commands: options in, exit code out. What a command does lives in the packages below; what
 * all programs share lives in the module {@code program}.
 */
package br.engdados.sinesp.consumer.cli;
