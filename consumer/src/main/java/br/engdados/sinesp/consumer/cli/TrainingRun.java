package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.CassandraConnection;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarFile;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Loads the classes that {@code consume} and {@code verify} load, without any server, so that the
 * JVM can write them down: {@code java -XX:ArchiveClassesAtExit=… TrainingRun FOLDER}. {@code
 * scripts/class-archive.sh} and the images' builds run it; no user does.
 */
public final class TrainingRun {
  /** Nothing listens there. */
  private static final String NOBODY = "127.0.0.1:1";

  /** What only a run with servers would load, as folders of the jar. */
  private static final List<String> WITH_SERVERS =
      List.of(
          "br/engdados/sinesp/",
          "org/apache/kafka/common/",
          "org/apache/kafka/clients/admin/",
          "org/apache/kafka/clients/consumer/",
          "org/apache/spark/sql/kafka010/",
          "com/datastax/oss/driver/api/core/",
          "com/datastax/oss/driver/internal/core/",
          "com/datastax/oss/protocol/",
          "com/datastax/spark/connector/cql/",
          "com/datastax/spark/connector/writer/");

  private final Path folder;

  private TrainingRun(Path folder) {
    this.folder = folder;
  }

  /**
   * Loads the classes.
   *
   * @param arguments one folder, for what the run writes
   * @throws IOException if the program's jar cannot be read
   * @throws URISyntaxException if the program's jar has no path
   * @throws TimeoutException if Spark does not start a query
   */
  public static void main(String[] arguments)
      throws IOException, URISyntaxException, TimeoutException {
    new TrainingRun(Path.of(arguments[0])).run();
  }

  private void run() throws IOException, URISyntaxException, TimeoutException {
    ends(ExitCode.FAILED, "consume", "--checkpoint-dir", folder.resolve("progress").toString());
    ends(ExitCode.FAILED, "export", "--to", folder.resolve("exports").toString());
    CassandraConnection nowhere = new CassandraConnection("127.0.0.1", 1, "none", Map.of());
    SparkConnection connector = new SparkConnection(Optional.of("local[2]"), nowhere);
    try (SparkSession spark = connector.open("sinesp-training", Map.of())) {
      stream(spark);
      shuffle(spark);
      failToRead(spark);
    }
    loadFromJar();
  }

  /** Each command as far as it comes: to the server that is not there. */
  private static void ends(ExitCode expected, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--bootstrap-servers", NOBODY, "--cassandra-port", "1"));
    arguments.addAll(List.of("--wait-timeout", "500ms"));
    ExitCode code =
        new CommandLine(new ConsumerProgram(), Map.of(), Console.ofProcess())
            .run(arguments.toArray(String[]::new));
    if (code != expected) {
      throw new IllegalStateException(command[0] + " ended with " + code + ", not " + expected);
    }
  }

  /** A batch of made-up rows on a query's whole way, to the sink. */
  private void stream(SparkSession spark) throws TimeoutException {
    Dataset<Row> rows =
        spark
            .readStream()
            .format("rate-micro-batch")
            .option("rowsPerBatch", 10)
            .option("numPartitions", 2)
            .load();
    await(
        writer(rows, "rows")
            .foreachBatch(
                (VoidFunction2<Dataset<Row>, Long>)
                    (batch, id) ->
                        batch
                            .queryExecution()
                            .toRdd()
                            .toJavaRDD()
                            .mapPartitions(part -> List.of(part.hasNext()).iterator())
                            .collect()));
  }

  private void failToRead(SparkSession spark) throws TimeoutException {
    Dataset<Row> records =
        spark
            .readStream()
            .format("kafka")
            .option("kafka.bootstrap.servers", NOBODY)
            .option("kafka.default.api.timeout.ms", 500)
            .option("kafka.request.timeout.ms", 500)
            .option("fetchOffset.numRetries", 1)
            .option("subscribe", "none")
            .option("includeHeaders", "true")
            .load();
    await(
        writer(records, "records").foreachBatch((VoidFunction2<Dataset<Row>, Long>) (b, id) -> {}));
  }

  private static void shuffle(SparkSession spark) {
    spark.range(100).toDF("id").repartition(2).sortWithinPartitions("id").toJavaRDD().count();
  }

  private DataStreamWriter<Row> writer(Dataset<Row> rows, String name) {
    return rows.writeStream()
        .queryName(name)
        .option("checkpointLocation", folder.resolve(name).toString())
        .trigger(Trigger.AvailableNow());
  }

  private static void await(DataStreamWriter<Row> writer) throws TimeoutException {
    StreamingQuery query = writer.start();
    try {
      query.awaitTermination();
    } catch (StreamingQueryException e) {
      // As it should be where no server is: its classes are loaded all the same.
      System.err.println("training run: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static void loadFromJar() throws IOException, URISyntaxException {
    ClassLoader loader = TrainingRun.class.getClassLoader();
    Path jar =
        Path.of(TrainingRun.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .filter(name -> WITH_SERVERS.stream().anyMatch(name::startsWith))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .forEach(name -> load(name, loader));
    }
  }

  private static void load(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      // It is for a library that this program does without.
    }
  }
}
