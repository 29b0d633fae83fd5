package br.engdados.sinesp.local.server;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The heap of a server, start and maximum alike.
 *
 * @param value as {@code -Xmx} takes it, such as {@code 768m} or {@code 1g}; never null
 */
public record HeapSize(String value) {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,9}[kKmMgG]");

  /**
   * Refuses what {@code -Xmx} would.
   *
   * @throws IllegalArgumentException where the value is no number with k, m or g
   */
  public HeapSize {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "heap size '" + value + "' is not a number with k, m or g, such as 768m or 1g");
    }
  }

  /** {@return the JVM's flags for it} */
  public List<String> flags() {
    return List.of("-Xms" + value, "-Xmx" + value);
  }

  @Override
  public String toString() {
    return value;
  }
}
