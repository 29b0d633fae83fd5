package br.engdados.sinesp.painel.cli;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.painel.changelog.KafkaConnection;
import br.engdados.sinesp.painel.rows.CassandraConnection;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where Kafka and Cassandra are. */
final class ConnectionOptions {
  @Parameter(
      names = "--bootstrap-servers",
      order = 20,
      description = "Kafka brokers to ask first, host:port, separated by commas")
  private String bootstrapServers = "127.0.0.1:9092";

  @Parameter(
      names = "--kafka-properties",
      order = 21,
      description =
          "file of further Kafka client settings; security settings and passwords go here, never"
              + " on the command line")
  private Path kafkaProperties;

  @Parameter(
      names = "--kafka-timeout",
      order = 22,
      description = "seconds to wait for an answer from Kafka before trying again")
  private int kafkaTimeout = 30;

  @Parameter(
      names = "--cassandra-host",
      order = 23,
      description =
          "Cassandra contact points, separated by commas; only /v1/linhas needs Cassandra")
  private String cassandraHost = "127.0.0.1";

  @Parameter(names = "--cassandra-port", order = 24, description = "Cassandra's CQL port")
  private int cassandraPort = 9042;

  @Parameter(names = "--keyspace", order = 25, description = "keyspace of the tables")
  private String keyspace = OccurrenceTable.KEYSPACE;

  @Parameter(
      names = "--cassandra-driver-config",
      order = 26,
      description =
          "file of further settings of Cassandra's Java driver, in its own form (HOCON): user,"
              + " password, TLS")
  private Path driverConfig;

  KafkaConnection kafka() throws UsageException, IOException {
    Map<String, String> settings = new HashMap<>();
    if (kafkaProperties != null) {
      Properties read = new Properties();
      try (Reader reader = Files.newBufferedReader(kafkaProperties)) {
        read.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new IOException(
            kafkaProperties
                + ": cannot read these Kafka settings ("
                + e.getClass().getSimpleName()
                + "). Check --kafka-properties.",
            e);
      }
      read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    }
    return UsageException.check(
        () -> new KafkaConnection(bootstrapServers, Duration.ofSeconds(kafkaTimeout), settings));
  }

  CassandraConnection cassandra() throws UsageException {
    return UsageException.check(
        () ->
            new CassandraConnection(
                cassandraHost, cassandraPort, keyspace, Optional.ofNullable(driverConfig)));
  }
}
