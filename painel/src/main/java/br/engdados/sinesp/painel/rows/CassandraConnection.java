package br.engdados.sinesp.painel.rows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to reach Cassandra.
 *
 * @param hosts contact points, separated by commas
 * @param port the native protocol's port
 * @param keyspace the keyspace of the tables
 * @param driverConfig a file of further settings of the Java driver, such as passwords and TLS;
 *     empty for none
 */
public record CassandraConnection(
    String hosts, int port, String keyspace, Optional<Path> driverConfig) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,47}");
  private static final int HIGHEST_PORT = 65_535;

  public CassandraConnection {
    if (hosts.isBlank()) {
      throw new IllegalArgumentException("--cassandra-host is blank");
    }
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("--cassandra-port is no port: " + port);
    }
    if (!NAME.matcher(keyspace).matches()) {
      throw new IllegalArgumentException(
          "--keyspace must be a lower-case letter and then letters, digits or _: " + keyspace);
    }
  }
}
