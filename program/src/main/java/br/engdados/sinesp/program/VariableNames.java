package br.engdados.sinesp.program;

import java.util.Locale;
import java.util.Map;

/**
 * How the environment variable of an option is called: {@code --max-rejected} with the prefix
 * {@code SINESP_} is {@code SINESP_MAX_REJECTED}.
 *
 * @param prefix of a program's own options, with its underscore
 * @param others variables by option, where the field has a name for them that other programs use
 *     too, such as {@code KAFKA_BOOTSTRAP_SERVERS} for {@code --bootstrap-servers}
 */
public record VariableNames(String prefix, Map<String, String> others) {
  /** Keeps a copy. */
  public VariableNames {
    others = Map.copyOf(others);
  }

  /**
   * Names the variable of an option.
   *
   * @param option with its two dashes
   * @return the variable's name
   */
  public String of(String option) {
    String own = prefix + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    return others.getOrDefault(option, own);
  }
}
