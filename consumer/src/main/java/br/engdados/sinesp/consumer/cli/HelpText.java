package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code --help} prints; all of it comes from the options themselves. */
final class HelpText {
  private static final String SUMMARY =
      """
      Keeps the Cassandra tables of SINESP occurrences in step with their Kafka topics.

      usage: sinesp-consumer <command> [options]      (sinesp-consumer <command> --help)

      """;
  private static final String EXIT_CODES =
      """

      Every option can come from the environment variable in brackets; the command line wins.
      Passwords never go on the command line: use --kafka-properties and --cassandra-properties.

      exit codes: 0 done · 2 verify found differences · 3 failed · 64 wrong usage
                  99 nothing new (with --skip-when-unchanged) · 143 stopped by SIGTERM
      """;

  private HelpText() {}

  static String ofProgram(Map<String, JCommander> commands) {
    StringBuilder text = new StringBuilder(SUMMARY);
    commands.forEach(
        (name, command) -> text.append("  %-14s%s%n".formatted(name, description(command))));
    return text.append(EXIT_CODES).toString();
  }

  static String ofCommand(String name, JCommander command) {
    StringBuilder text = new StringBuilder();
    text.append("sinesp-consumer %s: %s%n%n".formatted(name, description(command)));
    for (ParameterDescription option : options(command)) {
      text.append("  %s%n".formatted(option.getLongestName() + " " + placeholder(option)));
      text.append("      %s%n".formatted(option.getDescription()));
      String variable = "[" + Environment.variable(option.getLongestName()) + "]";
      text.append(
          "      %s%s%n"
              .formatted(
                  initial(option).map(value -> "default " + value + " ").orElse(""), variable));
    }
    return text.append(EXIT_CODES).toString();
  }

  /** Lists a command's options but for {@code --help}, in their declared order. */
  static List<ParameterDescription> options(JCommander command) {
    return command.getParameters().stream()
        .filter(option -> !option.isHelp())
        .sorted(Comparator.comparingInt(option -> option.getParameterAnnotation().order()))
        .toList();
  }

  /** Writes an option's default as it would be typed; empty where there is none. */
  static Optional<String> initial(ParameterDescription option) {
    Object value = option.getDefault();
    if (value == null || value instanceof Boolean) {
      return Optional.empty();
    }
    if (value instanceof Duration duration) {
      return Optional.of(DurationConverter.write(duration));
    }
    return Optional.of(value instanceof Set<?> ? "all three" : value.toString());
  }

  private static String placeholder(ParameterDescription option) {
    Class<?> type = option.getParameterized().getType();
    return type == boolean.class ? "" : "VALUE";
  }

  private static Object description(JCommander command) {
    return command
        .getObjects()
        .get(0)
        .getClass()
        .getAnnotation(com.beust.jcommander.Parameters.class)
        .commandDescription();
  }
}
