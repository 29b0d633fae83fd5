package br.engdados.sinesp.producer.cli;

import com.beust.jcommander.IDefaultProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives options their values from environment variables; the command line wins. The variable of
 * {@code --max-rejected} is {@code SINESP_MAX_REJECTED}, and so on; those of Kafka and of the
 * schema registry have the names that other programs use too.
 */
final class Environment implements IDefaultProvider {
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "--bootstrap-servers", "KAFKA_BOOTSTRAP_SERVERS",
          "--kafka-properties", "KAFKA_PROPERTIES_FILE",
          "--kafka-timeout", "KAFKA_TIMEOUT",
          "--partitions", "KAFKA_PARTITIONS",
          "--replication-factor", "KAFKA_REPLICATION_FACTOR",
          "--schema-registry-url", "SCHEMA_REGISTRY_URL",
          "--schema-registry-user-info-file", "SCHEMA_REGISTRY_USER_INFO_FILE",
          "--schema-registry-ca-file", "SCHEMA_REGISTRY_CA_FILE",
          "--schema-registry-timeout", "SCHEMA_REGISTRY_TIMEOUT");

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
    this.variables = variables;
    this.given = new HashSet<>(List.of(arguments));
  }

  @Override
  public String getDefaultValueFor(String option) {
    if (!option.startsWith("--") || given.contains(option)) {
      return null;
    }
    String value = variables.get(variableOf(option));
    return value == null || value.isBlank() ? null : value;
  }

  /** Names the variable of an option. */
  static String variableOf(String option) {
    String other = OTHER_NAMES.get(option);
    return other != null
        ? other
        : "SINESP_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
