package br.engdados.sinesp.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.Secret;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerLibraries;
import br.engdados.sinesp.local.server.ServerSettings;
import br.engdados.sinesp.local.server.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class CassandraYamlTest {
  private static final CassandraSettings SETTINGS =
      new CassandraSettings(
          new ServerSettings(
              new ServerDirectory(Path.of("/data/with: colon/cassandra")),
              new HeapSize("1g"),
              Map.of(
                  "client", new Port(19042), "storage", new Port(17000), "jmx", new Port(17199))),
          Optional.empty(),
          Map.of());

  @TempDir Path folder;

  @Test
  void listensOnLoopbackOnlyAndKeepsTheDefaultsOfBatches() {
    Map<String, Object> read = new Yaml().load(CassandraYaml.of(SETTINGS));
    assertThat(read)
        .isEqualTo(CassandraYaml.map(SETTINGS))
        .containsEntry("native_transport_port", 19042)
        .containsEntry("storage_port", 17000)
        .containsEntry("rpc_address", "127.0.0.1")
        .containsEntry("listen_address", "127.0.0.1")
        .containsEntry("auto_snapshot", false)
        .containsEntry("data_file_directories", List.of("/data/with: colon/cassandra/data/data"))
        .doesNotContainKeys(
            "batch_size_warn_threshold", "batch_size_fail_threshold", "authenticator");
  }

  @Test
  void asksForPasswordsOverTls() {
    TlsFiles tls = new TlsFiles(Path.of("/k.p12"), Path.of("/t.p12"), new Secret("it's: \"odd\""));
    CassandraSettings secured = SETTINGS.withSecurity(new CassandraSecurity(tls));
    Map<String, Object> read = new Yaml().load(CassandraYaml.of(secured));
    assertThat(read).containsEntry("authenticator", "PasswordAuthenticator");
    assertThat(read.get("client_encryption_options"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("optional", false)
        .containsEntry("keystore_password", "it's: \"odd\"");
    assertThat(secured.toString()).doesNotContain("odd");
  }

  @Test
  void letsExtraSettingsWin() {
    assertThat(CassandraYaml.map(SETTINGS.withExtra(Map.of("num_tokens", 1))))
        .containsEntry("num_tokens", 1);
  }

  @Test
  void choosesPortsAtCassandrasOwnDistances() {
    Ports ports = new Ports();
    Port client = ports.anyFree();
    ServerSettings own = SETTINGS.server();
    ServerSettings settings =
        CassandraSettings.of(own.directory(), client, own.heap(), Map.of(), ports).server();
    assertThat(settings.port("storage").number())
        .isBetween(client.number() - 2042, client.number() - 1);
    assertThat(settings.ports().values()).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void putsNoSecretOnTheCommandLine() throws Exception {
    Files.createFile(folder.resolve("jamm-0.4.0.jar"));
    TlsFiles tls = new TlsFiles(Path.of("/k.p12"), Path.of("/t.p12"), new Secret("s3cret"));
    CassandraServer server =
        new CassandraServer(
            SETTINGS.withSecurity(new CassandraSecurity(tls)), new ServerLibraries(folder));
    assertThat(server.command())
        .contains("-Xmx1g", "-javaagent:" + folder.resolve("jamm-0.4.0.jar"))
        .noneMatch(argument -> argument.contains("s3cret"));
  }
}
