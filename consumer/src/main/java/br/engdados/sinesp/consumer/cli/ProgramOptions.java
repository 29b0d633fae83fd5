package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.Parameter;

/** What can be given without a command. */
final class ProgramOptions {
  @Parameter(names = "--help", help = true, description = "show the commands")
  boolean help;
}
