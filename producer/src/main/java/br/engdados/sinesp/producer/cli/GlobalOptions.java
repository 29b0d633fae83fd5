package br.engdados.sinesp.producer.cli;

import com.beust.jcommander.Parameter;

/** Options that every command has. */
final class GlobalOptions {
  @Parameter(
      names = {"--help", "-h"},
      help = true,
      order = 90,
      description = "show this text")
  private boolean help;

  @Parameter(names = "--verbose", order = 91, description = "show the stack trace of an error")
  private boolean verbose;

  boolean help() {
    return help;
  }

  boolean verbose() {
    return verbose;
  }
}
