package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.local.embedded.EmbeddedServers;
import br.engdados.sinesp.local.server.JavaProgram;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The two programs and the two servers of one test. */
final class Pipeline implements AutoCloseable {
  private static final String DRIVER_TIMEOUT = "datastax-java-driver.basic.request.timeout";

  private final EmbeddedServers servers;
  private final Path folder;
  private final Admin admin;
  private CqlSession session;

  private Pipeline(EmbeddedServers servers, Path folder, Admin admin) {
    this.servers = servers;
    this.folder = folder;
    this.admin = admin;
    this.session = connect();
  }

  static Pipeline fresh(EmbeddedServers servers) {
    try {
      Path tests =
          Files.createDirectories(Program.root().resolve("integration-tests/target/tests"));
      Properties properties = new Properties();
      properties.put("bootstrap.servers", servers.kafka().address());
      Pipeline pipeline =
          new Pipeline(servers, Files.createTempDirectory(tests, "test"), Admin.create(properties));
      pipeline.deleteTopics();
      pipeline.cql("DROP KEYSPACE IF EXISTS " + OccurrenceTable.KEYSPACE);
      return pipeline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder for the files of this test. */
  Path folder() {
    return folder;
  }

  EmbeddedServers servers() {
    return servers;
  }

  Admin kafka() {
    return admin;
  }

  Program producer() {
    return new Program("producer", folder, environment());
  }

  Program consumer() {
    return new Program("consumer", folder, environment());
  }

  Program panel() {
    return new Program("painel", folder, environment());
  }

  Program producer(Map<String, String> more) {
    return new Program("producer", folder, with(more));
  }

  Program consumer(Map<String, String> more) {
    return new Program("consumer", folder, with(more));
  }

  /** The consumer started in another way. */
  Program consumer(List<String> launch, Map<String, String> more) {
    return new Program("consumer", launch, folder, with(more));
  }

  /** Another build of the consumer: classes that take the place of the jar's own. */
  Program consumerWith(Path classes) {
    Path consumer = Program.root().resolve("consumer");
    List<String> launch =
        List.of(
            JavaProgram.java(),
            "-Xmx1g",
            "@" + consumer.resolve("jvm.options"),
            "-cp",
            "%s:%s:%s/*"
                .formatted(
                    classes,
                    consumer.resolve("target/sinesp-consumer.jar"),
                    consumer.resolve("target/spark")),
            "br.engdados.sinesp.consumer.cli.Main");
    Map<String, String> environment = environment();
    environment.put("CONSUMER_CHECKPOINT_DIR", folder.resolve("local/checkpoints").toString());
    return new Program("consumer", launch, folder, environment);
  }

  /** Publishes a file or folder, and expects that to go well. */
  Finished publish(Path source, String... options) {
    List<String> arguments = new ArrayList<>(List.of("publish", "--source", source.toString()));
    arguments.addAll(List.of(options));
    return succeeded(producer().run(arguments.toArray(String[]::new)));
  }

  /** Brings the tables up to date, and expects that to go well. */
  Finished consume(String... options) {
    List<String> arguments = new ArrayList<>(List.of("consume", "--trigger", "available-now"));
    arguments.addAll(List.of(options));
    return succeeded(consumer().run(arguments.toArray(String[]::new)));
  }

  /** Expects every row of the topics in the tables, and no other. */
  void verifyClean() {
    succeeded(consumer().run("verify"));
  }

  static Finished succeeded(Finished finished) {
    assertThat(finished.exitCode()).as(finished.all()).isZero();
    return finished;
  }

  /** The newest report that the producer left. */
  JsonNode report() {
    try (Stream<Path> reports = Files.list(folder.resolve("reports"))) {
      Path newest =
          reports
              .filter(file -> file.toString().endsWith(".json"))
              .max(Path::compareTo)
              .orElseThrow();
      return new ObjectMapper().readTree(newest.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the consumer keeps of a topic. */
  Checkpoint checkpoint(String topic) {
    return new Checkpoint(folder.resolve("local/checkpoints").resolve(topic));
  }

  List<Row> cql(String statement, Object... values) {
    return session.execute(statement, values).all();
  }

  /** Counts a table's rows page by page: count(*) over a year is one read, and may time out. */
  long count(OccurrenceTable table) {
    long rows = 0;
    for (Row ignored :
        session.execute("SELECT id FROM " + OccurrenceTable.KEYSPACE + "." + table.name())) {
      rows++;
    }
    return rows;
  }

  /** Reads a whole table: id to all columns but the named ones. */
  Map<Object, Map<String, Object>> table(OccurrenceTable table, String... without) {
    Set<String> left = Set.of(without);
    Map<Object, Map<String, Object>> rows = new HashMap<>();
    for (Row row :
        session.execute("SELECT * FROM " + OccurrenceTable.KEYSPACE + "." + table.name())) {
      Map<String, Object> columns = new HashMap<>();
      table.columns().stream()
          .map(column -> column.name())
          .filter(name -> !left.contains(name))
          .forEach(name -> columns.put(name, row.getObject(name)));
      rows.put(row.getUuid("id"), columns);
    }
    return rows;
  }

  /** Reads a whole table, a page at a time. */
  void forEachRow(OccurrenceTable table, Consumer<Row> reader) {
    session
        .execute("SELECT * FROM " + OccurrenceTable.KEYSPACE + "." + table.name())
        .forEach(reader);
  }

  long rowsIn(OccurrenceTable table) {
    return table(table).size();
  }

  /** How many records were ever written to a topic, over its partitions. */
  long endOffset(String topic) {
    Map<TopicPartition, OffsetSpec> latest =
        got(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    partition -> OffsetSpec.latest()));
    return got(admin.listOffsets(latest).all()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /** Connects again, after Cassandra was away. */
  void reconnect() {
    session.close();
    session = connect();
  }

  /** Loses what the producer remembers of what it published. */
  void deleteManifests() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("local/state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().address());
    environment.put("CASSANDRA_HOST", "127.0.0.1");
    environment.put("CASSANDRA_PORT", servers.cassandra().port().toString());
    environment.put("LOCAL_DATA_DIR", folder.resolve("local").toString());
    environment.put("SINESP_REPORT_DIR", folder.resolve("reports").toString());
    environment.put("SPARK_MASTER_URL", "local[2]");
    // The launcher reads it before the command line: short runs need no second compiler.
    environment.put("JDK_JAVA_OPTIONS", System.getProperty("programs.jvm.options", ""));
    return environment;
  }

  private Map<String, String> with(Map<String, String> more) {
    Map<String, String> environment = environment();
    environment.putAll(more);
    return environment;
  }

  private CqlSession connect() {
    return CqlSession.builder()
        .addContactPoint(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(servers.cassandra().port().toString())))
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(
            com.datastax.oss.driver.api.core.config.DriverConfigLoader.fromString(
                DRIVER_TIMEOUT + " = 60 seconds"))
        .build();
  }

  /** Deletes the topics of rows and of dead letters, and waits until they are gone. */
  void deleteTopics() {
    Set<String> topics =
        got(admin.listTopics().names()).stream()
            .filter(topic -> topic.startsWith("sinesp_"))
            .collect(Collectors.toSet());
    got(admin.deleteTopics(topics).all());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> got(admin.listTopics().names()).stream().noneMatch(topics::contains));
  }

  private static <T> T got(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    session.close();
    admin.close();
  }
}
