package br.engdados.sinesp.program;

import com.beust.jcommander.Parameter;

/** Options that every command of every program has. */
final class CommonOptions {
  @Parameter(
      names = {"--help", "-h"},
      help = true,
      order = 900,
      description = "show this text")
  private boolean help;

  @Parameter(names = "--verbose", order = 901, description = "show the stack trace of an error")
  private boolean verbose;

  boolean help() {
    return help;
  }

  boolean verbose() {
    return verbose;
  }
}
