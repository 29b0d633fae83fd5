package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.cassandra.CassandraServer;
import br.engdados.sinesp.local.kafka.KafkaServer;

/** The servers that the command line knows. */
enum ServerKind {
  KAFKA(KafkaServer.NAME, "kafka", "KAFKA_PORT"),
  CASSANDRA(CassandraServer.NAME, "cassandra", "CASSANDRA_PORT");

  private final String title;
  private final String folder;
  private final String portVariable;

  ServerKind(String title, String folder, String portVariable) {
    this.title = title;
    this.folder = folder;
    this.portVariable = portVariable;
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
}
