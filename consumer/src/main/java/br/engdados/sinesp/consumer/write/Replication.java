package br.engdados.sinesp.consumer.write;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a new keyspace is replicated.
 *
 * @param factors copies by data centre; under the empty name those of SimpleStrategy
 */
public record Replication(Map<String, Integer> factors) {
  private static final Pattern FORM = Pattern.compile("(?:([A-Za-z0-9_.-]+):)?([1-9]\\d?)");

  public Replication {
    factors = Map.copyOf(factors);
  }

  /**
   * Reads the option.
   *
   * @param text {@code 3} for SimpleStrategy, {@code dc1:3,dc2:2} for NetworkTopologyStrategy
   * @return the replication
   * @throws IllegalArgumentException if the text is neither
   */
  public static Replication parse(String text) {
    Map<String, Integer> factors = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = FORM.matcher(part.trim());
      boolean simple = matcher.matches() && matcher.group(1) == null;
      if (!matcher.matches() || (simple && text.contains(","))) {
        throw new IllegalArgumentException(
            "--replication is neither a number of copies nor dc1:3,dc2:2: " + text);
      }
      factors.put(simple ? "" : matcher.group(1), Integer.valueOf(matcher.group(2)));
    }
    return new Replication(factors);
  }

  String createStatement(String keyspace) {
    StringBuilder strategy = new StringBuilder();
    factors.forEach(
        (name, factor) ->
            strategy.append(
                name.isEmpty()
                    ? "'class': 'SimpleStrategy', 'replication_factor': " + factor
                    : (strategy.isEmpty() ? "'class': 'NetworkTopologyStrategy'" : "")
                        + ", '"
                        + name
                        + "': "
                        + factor));
    return "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {%s}".formatted(keyspace, strategy);
  }
}
