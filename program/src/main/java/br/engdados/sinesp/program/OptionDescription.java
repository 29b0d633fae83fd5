package br.engdados.sinesp.program;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An option as help and documentation show it.
 *
 * @param names such as {@code --help} and {@code -h}, the long one first
 * @param variable the environment variable that sets it; empty for help
 * @param flag whether it stands alone, without a value
 * @param standard the value it has when nobody gives one, as one would type it; empty where there
 *     is none, and for a flag
 * @param description what it is for
 */
public record OptionDescription(
    List<String> names,
    Optional<String> variable,
    boolean flag,
    Optional<String> standard,
    String description) {
  /** Keeps a copy. */
  public OptionDescription {
    names = List.copyOf(names);
  }

  static OptionDescription of(ParameterDescription option, VariableNames variables) {
    List<String> names = List.of(option.getParameter().names());
    boolean flag = option.getParameterized().getType() == boolean.class;
    return new OptionDescription(
        names,
        option.isHelp() ? Optional.empty() : Optional.of(variables.of(names.get(0))),
        flag,
        flag ? Optional.empty() : standard(option),
        option.getDescription());
  }

  private static Optional<String> standard(ParameterDescription option) {
    String described = described(option);
    if (!described.isEmpty()) {
      return Optional.of(described);
    }
    Object value = option.getDefault();
    String text =
        value instanceof Duration duration
            ? DurationConverter.write(duration)
            : value == null ? "" : value.toString();
    return Optional.of(text).filter(t -> !t.isBlank());
  }

  private static String described(ParameterDescription option) {
    Parameter annotation = option.getParameterAnnotation();
    return annotation.defaultValueDescription();
  }

  /**
   * Gives the name that is written out.
   *
   * @return such as {@code --help}
   */
  public String name() {
    return names.get(0);
  }
}
