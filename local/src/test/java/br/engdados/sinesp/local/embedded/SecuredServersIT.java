package br.engdados.sinesp.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.local.cassandra.CassandraSecurity;
import br.engdados.sinesp.local.kafka.BrokerProperties;
import br.engdados.sinesp.local.kafka.KafkaSecurity;
import br.engdados.sinesp.local.kafka.KafkaSettings;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.Secret;
import br.engdados.sinesp.local.server.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real servers with passwords and TLS; that they start at all means that their probes got in.
 */
@Tag("long")
class SecuredServersIT {
  @TempDir Path folder;

  @Test
  void letInWhoKnowsThePasswordAndNobodyElse() throws Exception {
    TlsFiles tls = TlsFiles.selfSigned(folder.resolve("tls"), new Secret("changeit"));
    Ports ports = new Ports();
    KafkaSettings kafka =
        EmbeddedServers.kafkaSettings(folder, ports)
            .withSecurity(new KafkaSecurity(tls, "sinesp", new Secret("s3cret")));
    try (EmbeddedServers servers =
        EmbeddedServers.start(
            kafka,
            EmbeddedServers.cassandraSettings(folder, ports)
                .withSecurity(new CassandraSecurity(tls)),
            Duration.ofMinutes(3))) {
      assertThat(nodes(BrokerProperties.client(kafka))).isEqualTo(1);
      KafkaSettings wrong =
          kafka.withSecurity(new KafkaSecurity(tls, "sinesp", new Secret("guess")));
      assertThatThrownBy(() -> nodes(BrokerProperties.client(wrong)))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
      for (EmbeddedServer server : List.of(servers.kafka(), servers.cassandra())) {
        ProcessHandle process = server.running().orElseThrow().handle().orElseThrow();
        assertThat(process.info().commandLine().orElse(""))
            .doesNotContain("s3cret")
            .doesNotContain("changeit");
      }
    }
  }

  private static int nodes(Map<String, String> client) throws Exception {
    try (Admin admin = Admin.create(Map.copyOf(client))) {
      return admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).size();
    }
  }
}
