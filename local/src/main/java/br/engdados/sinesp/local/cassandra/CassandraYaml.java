package br.engdados.sinesp.local.cassandra;

import br.engdados.sinesp.local.server.Ports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Settings as {@code cassandra.yaml}. What is not named keeps Cassandra's default. */
final class CassandraYaml {
  private CassandraYaml() {}

  /**
   * {@return the content of the file}
   *
   * @param settings the choices
   */
  static String of(CassandraSettings settings) {
    DumperOptions block = new DumperOptions();
    block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return "# Written anew by sinesp-local at every start.\n" + new Yaml(block).dump(map(settings));
  }

  /**
   * {@return the file's settings by name}
   *
   * @param settings the choices
   */
  static Map<String, Object> map(CassandraSettings settings) {
    Path data = settings.server().directory().data();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cluster_name", "sinesp-local");
    all.put("num_tokens", 16);
    all.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
    all.put("endpoint_snitch", "SimpleSnitch");
    all.put(
        "seed_provider",
        List.of(
            Map.of(
                "class_name",
                "org.apache.cassandra.locator.SimpleSeedProvider",
                "parameters",
                List.of(
                    Map.of(
                        "seeds",
                        Ports.HOST + ":" + settings.server().port(CassandraSettings.STORAGE))))));
    all.put("listen_address", Ports.HOST);
    all.put("storage_port", settings.server().port(CassandraSettings.STORAGE).number());
    all.put("rpc_address", Ports.HOST);
    all.put("start_native_transport", true);
    all.put("native_transport_port", settings.server().client().number());
    all.put("data_file_directories", List.of(data.resolve("data").toString()));
    all.put("commitlog_directory", data.resolve("commitlog").toString());
    all.put("hints_directory", data.resolve("hints").toString());
    all.put("saved_caches_directory", data.resolve("saved_caches").toString());
    all.put("cdc_raw_directory", data.resolve("cdc_raw").toString());
    // With one replica an acknowledged write must survive a crash:
    // docs/decisions/0008-group-commit.md.
    all.put("commitlog_sync", "group");
    all.put("commitlog_sync_group_window", "10ms");
    // Otherwise every TRUNCATE and DROP would leave a copy of the table behind.
    all.put("auto_snapshot", false);
    settings.security().ifPresent(security -> secure(all, security));
    all.putAll(settings.extra());
    return all;
  }

  private static void secure(Map<String, Object> all, CassandraSecurity security) {
    all.put("authenticator", "PasswordAuthenticator");
    all.put("authorizer", "CassandraAuthorizer");
    Map<String, Object> encryption = new LinkedHashMap<>();
    encryption.put("enabled", true);
    encryption.put("optional", false);
    encryption.put("keystore", security.tls().keyStore().toString());
    encryption.put("keystore_password", security.tls().password().value());
    encryption.put("store_type", "PKCS12");
    encryption.put("require_client_auth", false);
    all.put("client_encryption_options", encryption);
  }
}
