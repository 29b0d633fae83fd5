package br.engdados.sinesp.program.docs;

import br.engdados.sinesp.program.CommandDescription;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.OptionDescription;
import br.engdados.sinesp.program.Program;

/** The words of a page about options, in one language. */
interface OptionWords {
  /** Gives a word of the page's own, such as a column's title. */
  String page(String english);

  /** Gives what a program is for. */
  String program(Program program);

  /** Gives what a command does. */
  String command(Program program, CommandDescription command);

  /** Gives what an option is for. */
  String option(Program program, CommandDescription command, OptionDescription option);

  /** Gives the value that an option has when nobody gives one. */
  String standard(Program program, OptionDescription option, String value);

  /** Gives what an exit code means. */
  String exitCode(ExitCode code);
}
