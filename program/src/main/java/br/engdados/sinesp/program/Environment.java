package br.engdados.sinesp.program;

import com.beust.jcommander.IDefaultProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives options their values from environment variables; the command line wins. A variable that is
 * empty or blank counts as not set: the compose network passes variables that are not set as empty
 * ones.
 */
final class Environment implements IDefaultProvider {
  private final Map<String, String> variables;
  private final VariableNames names;
  private final Set<String> given;
  private final Set<String> used = new TreeSet<>();

  /**
   * Takes the two places that options come from.
   *
   * @param variables the environment
   * @param names how options are called there
   * @param given the words of the command line: of the options among them the environment tells
   *     nothing, since JCommander takes a flag that is on already, and given, for turned off
   */
  Environment(Map<String, String> variables, VariableNames names, Set<String> given) {
    this.variables = variables;
    this.names = names;
    this.given = given;
  }

  @Override
  public String getDefaultValueFor(String option) {
    // Help is something to ask for, not to have set.
    if (!option.startsWith("--") || option.equals("--help") || given.contains(option)) {
      return null;
    }
    String value = variables.get(names.of(option));
    if (value == null || value.isBlank()) {
      return null;
    }
    used.add(option);
    return value;
  }

  /**
   * Says where the values of the options come from that a message names.
   *
   * @return such as {@code " (from KAFKA_PORT)"}; the empty text where no variable set them
   */
  String sourceOf(String message) {
    String sources =
        used.stream()
            .filter(option -> Pattern.compile(option + "(?![\\w-])").matcher(message).find())
            .map(names::of)
            .filter(variable -> !message.contains(variable))
            .collect(Collectors.joining(", "));
    return sources.isEmpty() ? "" : " (from " + sources + ")";
  }
}
