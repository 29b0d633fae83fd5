package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.CassandraConnection;
import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.program.DurationConverter;
import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The options that all commands share: where Spark, Kafka and Cassandra are. */
final class ConnectionOptions {
  @Parameter(
      names = "--master",
      order = 0,
      description =
          "Spark master: local[2], spark://host:7077; without it spark-submit's, else local[*]")
  String master;

  @Parameter(
      names = "--bootstrap-servers",
      order = 1,
      description = "Kafka brokers to ask first, host:port, separated by commas")
  String bootstrapServers = "127.0.0.1:9092";

  @Parameter(
      names = "--kafka-properties",
      order = 2,
      description =
          "file with further Kafka client properties, such as security.protocol and sasl.jaas.config")
  Path kafkaProperties;

  @Parameter(
      names = "--cassandra-host",
      order = 3,
      description = "Cassandra contact points, separated by commas")
  String cassandraHost = "127.0.0.1";

  @Parameter(names = "--cassandra-port", order = 4, description = "Cassandra's CQL port")
  int cassandraPort = 9042;

  @Parameter(
      names = "--cassandra-properties",
      order = 5,
      description =
          "file with further connector settings, such as spark.cassandra.auth.username and"
              + " spark.cassandra.connection.ssl.enabled")
  Path cassandraProperties;

  @Parameter(names = "--keyspace", order = 6, description = "keyspace of the tables")
  String keyspace = OccurrenceTable.KEYSPACE;

  @Parameter(
      names = "--wait-timeout",
      order = 7,
      converter = DurationConverter.class,
      description =
          "how long to wait at the start for each server and, in consume, for the topics: 500ms,"
              + " 60s, 5m, 1h, 1d")
  Duration waitTimeout = Duration.ofSeconds(60);

  KafkaConnection kafka() {
    return new KafkaConnection(bootstrapServers, load("--kafka-properties", kafkaProperties));
  }

  CassandraConnection cassandra() {
    Map<String, String> further = load("--cassandra-properties", cassandraProperties);
    for (String name : further.keySet()) {
      if (!name.startsWith("spark.cassandra.")) {
        throw new IllegalArgumentException(
            "--cassandra-properties: "
                + name
                + " does not start with spark.cassandra. in "
                + cassandraProperties);
      }
    }
    return new CassandraConnection(cassandraHost, cassandraPort, keyspace, further);
  }

  SparkConnection spark() {
    return new SparkConnection(Optional.ofNullable(master), cassandra());
  }

  private static Map<String, String> load(String option, Path file) {
    if (file == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException(option + ": cannot read " + file, e);
    }
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
    return map;
  }
}
