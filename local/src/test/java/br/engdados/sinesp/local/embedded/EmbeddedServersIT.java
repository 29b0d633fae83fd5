package br.engdados.sinesp.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real servers: started, used, killed, started again, stopped. */
class EmbeddedServersIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void survivesCrashesWithItsDataAndLeavesNothingRunning() throws Exception {
    Port kafkaPort;
    Port cassandraPort;
    try (EmbeddedServers servers = EmbeddedServers.start(folder, LIMIT)) {
      EmbeddedServer kafka = servers.kafka();
      EmbeddedServer cassandra = servers.cassandra();
      kafkaPort = kafka.port();
      cassandraPort = cassandra.port();
      assertThat(kafka.running()).isPresent();
      makeTopic(kafka.address());

      kafka.kill();
      assertThat(kafka.running()).isEmpty();
      assertThat(Ports.isFree(kafkaPort)).isTrue();
      assertThat(cassandra.running()).isPresent();
      kafka.start();
      assertThat(kafka.port()).isEqualTo(kafkaPort);
      assertThat(topics(kafka.address())).contains("kept");

      cassandra.kill();
      assertThat(Ports.isFree(cassandraPort)).isTrue();
      cassandra.start();
      assertThat(cassandra.running()).isPresent();
      assertThat(cassandra.stop()).isEqualTo(ServerProcess.Stopped.CLEANLY);
      assertThat(Files.readString(cassandra.log()))
          .contains("Reason: DRAIN", "Cassandra shutdown complete");
      assertThat(Files.readString(kafka.log())).contains("started");
    }
    assertThat(Ports.isFree(kafkaPort)).isTrue();
    assertThat(Ports.isFree(cassandraPort)).isTrue();
  }

  private static void makeTopic(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin
          .createTopics(List.of(new NewTopic("kept", Optional.of(3), Optional.empty())))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static Iterable<String> topics(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      return admin.listTopics().names().get(30, TimeUnit.SECONDS);
    }
  }
}
