package br.engdados.sinesp.consumer.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How to reach Cassandra.
 *
 * @param hosts contact points, separated by commas
 * @param port the native protocol's port, 1 to 65535
 * @param keyspace the keyspace of the tables
 * @param properties further settings of the connector, named as its manual does ({@code
 *     spark.cassandra.auth.username} …); may hold secrets, so {@link #toString} leaves their values
 *     out
 */
public record CassandraConnection(
    String hosts, int port, String keyspace, Map<String, String> properties) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,47}");

  public CassandraConnection {
    if (hosts.isBlank()) {
      throw new IllegalArgumentException("--cassandra-host is blank");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("--cassandra-port is no port: " + port);
    }
    if (!NAME.matcher(keyspace).matches()) {
      throw new IllegalArgumentException(
          "--keyspace must be a lower-case letter and then letters, digits or _: " + keyspace);
    }
    properties = Map.copyOf(properties);
  }

  /**
   * Gives the connector's settings for a Spark session.
   *
   * @return a mutable map; every name starts with {@code spark.cassandra.}
   */
  public Map<String, String> sparkSettings() {
    Map<String, String> all = new HashMap<>(properties);
    all.putIfAbsent(
        "spark.cassandra.connection.factory", RetryingConnectionFactory.class.getName());
    // The driver's defaults suit a data centre; a restarted server should be found again soon.
    all.putIfAbsent("spark.cassandra.connection.reconnectionDelayMS.max", "5000");
    all.putIfAbsent("spark.cassandra.connection.keepAliveMS", "600000");
    // Pages of the driver's own size instead of the connector's 1000 rows: whole tables are read.
    all.putIfAbsent("spark.cassandra.input.fetch.sizeInRows", "5000");
    all.put("spark.cassandra.connection.host", hosts);
    all.put("spark.cassandra.connection.port", Integer.toString(port));
    return all;
  }

  @Override
  public String toString() {
    return "Cassandra at " + hosts + ":" + port + ", properties " + properties.keySet();
  }
}
