package br.engdados.sinesp.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.Secret;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerFiles;
import br.engdados.sinesp.local.server.ServerSettings;
import br.engdados.sinesp.local.server.TlsFiles;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerPropertiesTest {
  private static final KafkaSettings SETTINGS =
      new KafkaSettings(
          new ServerSettings(
              new ServerDirectory(Path.of("/data/with space/kafka")),
              new HeapSize("768m"),
              Map.of("client", new Port(19092), "controller", new Port(19093))),
          Optional.empty(),
          Map.of());
  private static final KafkaSecurity SECURITY =
      new KafkaSecurity(
          new TlsFiles(Path.of("/k.p12"), Path.of("/t.p12"), new Secret("changeit")),
          "admin",
          new Secret("s3cret"));

  @TempDir Path folder;

  @Test
  void listensOnLoopbackOnlyAndMakesNoTopics() {
    assertThat(BrokerProperties.broker(SETTINGS))
        .containsEntry("listeners", "CLIENT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093")
        .containsEntry("advertised.listeners", "CLIENT://127.0.0.1:19092")
        .containsEntry("auto.create.topics.enable", "false")
        .containsEntry("offsets.topic.replication.factor", "1")
        .containsEntry("log.dirs", "/data/with space/kafka/data")
        .doesNotContainKey("sasl.enabled.mechanisms");
    assertThat(BrokerProperties.client(SETTINGS))
        .isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:19092"));
  }

  @Test
  void asksForScramOverTls() {
    KafkaSettings secured = SETTINGS.withSecurity(SECURITY);
    assertThat(BrokerProperties.broker(secured))
        .containsEntry("listener.security.protocol.map", "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT")
        .containsEntry("ssl.keystore.location", "/k.p12")
        .containsEntry("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    assertThat(BrokerProperties.client(secured))
        .containsEntry("security.protocol", "SASL_SSL")
        .hasEntrySatisfying("sasl.jaas.config", jaas -> assertThat(jaas).contains("\"s3cret\""));
    assertThat(secured.toString()).doesNotContain("s3cret").doesNotContain("changeit");
  }

  @Test
  void letsExtraPropertiesWin() {
    KafkaSettings settings = SETTINGS.withExtra(Map.of("auto.create.topics.enable", "true"));
    assertThat(BrokerProperties.broker(settings))
        .containsEntry("auto.create.topics.enable", "true");
  }

  @Test
  void refusesAPasswordThatWouldHaveToBeEscaped() {
    assertThatThrownBy(() -> new KafkaSecurity(SECURITY.tls(), "admin", new Secret("a\"b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("a\"b");
  }

  @Test
  void writesAFileThatReadsBack() throws Exception {
    Path file = folder.resolve("server.properties");
    Map<String, String> written = BrokerProperties.broker(SETTINGS.withSecurity(SECURITY));
    ServerFiles.writeProperties(file, written);
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    assertThat(read).isEqualTo(written);
  }

  @Test
  void keepsTheControllersPortOfLastTimeWhereItIsFree() {
    Ports ports = new Ports();
    Port client = ports.anyFree();
    Port remembered = new Ports().firstFreeFrom(client.number() + 50);
    ServerDirectory directory = SETTINGS.server().directory();
    HeapSize heap = SETTINGS.server().heap();
    assertThat(
            KafkaSettings.of(directory, client, heap, Map.of("controller", remembered), ports)
                .server()
                .port("controller"))
        .isEqualTo(remembered);
    assertThat(
            KafkaSettings.of(directory, client, heap, Map.of(), ports)
                .server()
                .port("controller")
                .number())
        .isGreaterThan(client.number())
        .isLessThan(remembered.number());
  }
}
