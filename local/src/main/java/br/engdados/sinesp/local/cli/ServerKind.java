package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.cassandra.CassandraServer;
import br.engdados.sinesp.local.kafka.KafkaServer;

/** The servers that the command line knows. */
enum ServerKind {
  KAFKA(KafkaServer.NAME, "kafka", "KAFKA_PORT", "9092", "KAFKA_HEAP", "768m"),
  CASSANDRA(CassandraServer.NAME, "cassandra", "CASSANDRA_PORT", "9042", "CASSANDRA_HEAP", "1g");

  private final String title;
  private final String folder;
  private final String portVariable;
  private final String defaultPort;
  private final String heapVariable;
  private final String defaultHeap;

  ServerKind(
      String title,
      String folder,
      String portVariable,
      String defaultPort,
      String heapVariable,
      String defaultHeap) {
    this.title = title;
    this.folder = folder;
    this.portVariable = portVariable;
    this.defaultPort = defaultPort;
    this.heapVariable = heapVariable;
    this.defaultHeap = defaultHeap;
  }

  String title() {
    return title;
  }

  String folder() {
    return folder;
  }

  String portVariable() {
    return portVariable;
  }

  String defaultPort() {
    return defaultPort;
  }

  String heapVariable() {
    return heapVariable;
  }

  String defaultHeap() {
    return defaultHeap;
  }
}
