package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** How to reach Kafka, from the command line. */
final class KafkaOptions {
  @Parameter(
      names = "--bootstrap-servers",
      order = 10,
      description = "Kafka brokers to ask first, host:port, separated by commas")
  private String bootstrapServers = "127.0.0.1:9092";

  @Parameter(
      names = "--kafka-properties",
      order = 11,
      description =
          "file of further Kafka client settings; security settings and passwords go here, never"
              + " on the command line")
  private Path properties;

  @Parameter(
      names = "--kafka-timeout",
      order = 12,
      description = "seconds to wait for an answer from Kafka before the run fails")
  private int timeout = 30;

  KafkaConnection connection() throws UsageException, IOException {
    if (timeout < 1 || timeout > 3600) {
      throw new UsageException("--kafka-timeout must be between 1 and 3600 seconds, is " + timeout);
    }
    if (bootstrapServers.isBlank()) {
      throw new UsageException("--bootstrap-servers is empty");
    }
    return new KafkaConnection(bootstrapServers, Duration.ofSeconds(timeout), settings());
  }

  private Map<String, String> settings() throws IOException {
    if (properties == null) {
      return Map.of();
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(properties)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          properties
              + ": cannot read these Kafka settings ("
              + e.getClass().getSimpleName()
              + ")."
              + " Check --kafka-properties.",
          e);
    }
    Map<String, String> settings = new HashMap<>();
    read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    return settings;
  }
}
