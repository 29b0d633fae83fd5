package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.IDefaultProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Options that come from environment variables where the command line does not give them. */
final class Environment implements IDefaultProvider {
  // The names that the compose stack and other tools of the field use; all others have a prefix.
  private static final Map<String, String> NAMES =
      Map.of(
          "--master", "SPARK_MASTER_URL",
          "--bootstrap-servers", "KAFKA_BOOTSTRAP_SERVERS",
          "--kafka-properties", "KAFKA_PROPERTIES_FILE",
          "--topics", "KAFKA_TOPICS",
          "--cassandra-host", "CASSANDRA_HOST",
          "--cassandra-port", "CASSANDRA_PORT",
          "--cassandra-properties", "CASSANDRA_PROPERTIES_FILE",
          "--keyspace", "CASSANDRA_KEYSPACE");

  private final Map<String, String> variables;
  private final Set<String> given;

  /**
   * Takes the two places that options come from.
   *
   * @param variables the environment
   * @param arguments the command line: of what it names the environment tells nothing, since
   *     JCommander takes a flag that is on already, and given, for turned off
   */
  Environment(Map<String, String> variables, String... arguments) {
    this.variables = Map.copyOf(variables);
    this.given = new HashSet<>(List.of(arguments));
  }

  /**
   * Names the variable of an option.
   *
   * @param option such as {@code --mode}
   * @return such as {@code CONSUMER_MODE}
   */
  static String variable(String option) {
    String derived = "CONSUMER_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    return NAMES.getOrDefault(option, derived);
  }

  @Override
  public String getDefaultValueFor(String option) {
    if (option.equals("--help") || !option.startsWith("--") || given.contains(option)) {
      return null;
    }
    String value = variables.get(variable(option));
    // Compose passes variables that are not set as empty ones.
    return value == null || value.isEmpty() ? null : value;
  }
}
