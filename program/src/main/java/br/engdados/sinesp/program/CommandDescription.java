package br.engdados.sinesp.program;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.Parameters;
import java.util.Comparator;
import java.util.List;

/**
 * A command as help and documentation show it.
 *
 * @param name the word on the command line
 * @param operands what follows it, besides options; may be empty
 * @param description what it does, one sentence
 * @param examples whole command lines
 * @param options in the order of their declaration's {@code order}
 */
public record CommandDescription(
    String name,
    String operands,
    String description,
    String examples,
    List<OptionDescription> options) {
  /** Keeps a copy. */
  public CommandDescription {
    options = List.copyOf(options);
  }

  static CommandDescription of(Command command, JCommander parser, VariableNames variables) {
    return new CommandDescription(
        command.name(),
        command.operands(),
        command.getClass().getAnnotation(Parameters.class).commandDescription(),
        command.examples(),
        parser.getParameters().stream()
            .sorted(
                Comparator.comparingInt((ParameterDescription o) -> o.getParameter().order())
                    .thenComparing(ParameterDescription::getLongestName))
            .map(option -> OptionDescription.of(option, variables))
            .toList());
  }
}
