package br.engdados.sinesp.program.docs;

import br.engdados.sinesp.program.CommandDescription;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.OptionDescription;
import br.engdados.sinesp.program.Program;

/** What the commands themselves say. */
final class English implements OptionWords {
  @Override
  public String page(String english) {
    return english;
  }

  @Override
  public String program(Program program) {
    return program.summary();
  }

  @Override
  public String command(Program program, CommandDescription command) {
    return command.description();
  }

  @Override
  public String option(Program program, CommandDescription command, OptionDescription option) {
    return option.description();
  }

  @Override
  public String standard(Program program, OptionDescription option, String value) {
    return value;
  }

  @Override
  public String exitCode(ExitCode code) {
    return code.meaning();
  }
}
