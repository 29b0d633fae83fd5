package br.engdados.sinesp.integration;

import br.engdados.sinesp.local.cassandra.CassandraSecurity;
import br.engdados.sinesp.local.embedded.EmbeddedServers;
import br.engdados.sinesp.local.kafka.BrokerProperties;
import br.engdados.sinesp.local.kafka.KafkaSecurity;
import br.engdados.sinesp.local.kafka.KafkaSettings;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.Secret;
import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.TlsFiles;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A broker with SASL/SCRAM over TLS, and a Cassandra with passwords, permissions and TLS, each with
 * the properties files that let a program in and others that do not.
 */
final class SecuredStack implements AutoCloseable {
  static final String KAFKA_PASSWORD = "kafka-Pa55word.of.the-test";
  static final String CASSANDRA_PASSWORD = "cassandra-Pa55word.of.the-test";
  static final String STORE_PASSWORD = "store-Pa55word.of.the-test";
  static final String WRONG_PASSWORD = "wrong-Pa55word.of.the-test";

  private final Path folder;
  private final TlsFiles tls;
  private final TlsFiles otherTls;
  private final KafkaSettings kafka;
  private final EmbeddedServers servers;

  SecuredStack(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    Secret store = new Secret(STORE_PASSWORD);
    tls = TlsFiles.selfSigned(folder.resolve("tls"), store);
    otherTls = TlsFiles.selfSigned(folder.resolve("other-tls"), store);
    Ports ports = new Ports();
    kafka =
        EmbeddedServers.kafkaSettings(folder, ports)
            .withSecurity(new KafkaSecurity(tls, "sinesp", new Secret(KAFKA_PASSWORD)));
    servers =
        EmbeddedServers.start(
            kafka,
            EmbeddedServers.cassandraSettings(folder, ports)
                .withSecurity(new CassandraSecurity(tls)),
            Duration.ofMinutes(4));
    makeUsers();
  }

  private void makeUsers() throws GeneralSecurityException, IOException {
    try (CqlSession session =
        CqlSession.builder()
            .addContactPoint(
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    Integer.parseInt(servers.cassandra().port().toString())))
            .withLocalDatacenter("datacenter1")
            .withAuthCredentials(CassandraSecurity.USER, CassandraSecurity.PASSWORD)
            .withSslContext(trust())
            .build()) {
      for (String user : List.of("sinesp", "visitor")) {
        session.execute(
            "CREATE ROLE %s WITH LOGIN = true AND PASSWORD = '%s'"
                .formatted(user, CASSANDRA_PASSWORD));
      }
      session.execute("GRANT ALL ON ALL KEYSPACES TO sinesp");
    }
  }

  private SSLContext trust() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(tls.trustStore().toFile(), STORE_PASSWORD.toCharArray());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Kafka's client properties, as the programs take them. */
  Path kafkaProperties(String password) throws IOException {
    Map<String, String> properties =
        new HashMap<>(
            BrokerProperties.client(
                kafka.withSecurity(new KafkaSecurity(tls, "sinesp", new Secret(password)))));
    return write("kafka", properties);
  }

  Path kafkaPropertiesWithAnotherTrust() throws IOException {
    return write(
        "kafka",
        new HashMap<>(
            BrokerProperties.client(
                kafka.withSecurity(
                    new KafkaSecurity(otherTls, "sinesp", new Secret(KAFKA_PASSWORD))))));
  }

  /** The connector's settings, as the consumer takes them. */
  Path cassandraProperties(String user, String password) throws IOException {
    return cassandraProperties(user, password, tls);
  }

  Path cassandraPropertiesWithAnotherTrust() throws IOException {
    return cassandraProperties("sinesp", CASSANDRA_PASSWORD, otherTls);
  }

  private Path cassandraProperties(String user, String password, TlsFiles trusted)
      throws IOException {
    return write(
        "cassandra",
        Map.of(
            "spark.cassandra.auth.username",
            user,
            "spark.cassandra.auth.password",
            password,
            "spark.cassandra.connection.ssl.enabled",
            "true",
            "spark.cassandra.connection.ssl.trustStore.path",
            trusted.trustStore().toString(),
            "spark.cassandra.connection.ssl.trustStore.password",
            STORE_PASSWORD,
            "spark.cassandra.connection.ssl.trustStore.type",
            "PKCS12"));
  }

  private Path write(String name, Map<String, String> content) throws IOException {
    Properties properties = new Properties();
    properties.putAll(content);
    Path file = Files.createTempFile(folder, name, ".properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  /** One of the two programs with these properties files. */
  Program program(String name, Path kafkaProperties, Path cassandraProperties) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    return new Program(
        name,
        home,
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", servers.kafka().address(),
            "KAFKA_PROPERTIES_FILE", kafkaProperties.toString(),
            "CASSANDRA_PORT", servers.cassandra().port().toString(),
            "CASSANDRA_PROPERTIES_FILE", cassandraProperties.toString(),
            "LOCAL_DATA_DIR", home.resolve("local").toString(),
            "SINESP_REPORT_DIR", home.resolve("reports").toString(),
            "SPARK_MASTER_URL", "local[2]",
            "CONSUMER_LOG_LEVEL", "debug"));
  }

  @Override
  public void close() throws ServerFailure {
    servers.close();
  }
}
