package br.engdados.sinesp.local.embedded;

import br.engdados.sinesp.local.cassandra.CassandraServer;
import br.engdados.sinesp.local.cassandra.CassandraSettings;
import br.engdados.sinesp.local.kafka.KafkaServer;
import br.engdados.sinesp.local.kafka.KafkaSettings;
import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.ServerDirectory;
import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.ServerLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real broker and a real Cassandra for a test run: on free ports, in a folder of their own,
 * started at the same time.
 *
 * <pre>{@code
 * try (EmbeddedServers servers = EmbeddedServers.start(temporaryFolder, Duration.ofMinutes(2))) {
 *   String bootstrap = servers.kafka().address();
 *   servers.cassandra().kill();
 *   servers.cassandra().start();
 * }
 * }</pre>
 */
public final class EmbeddedServers implements AutoCloseable {
  /** The broker's heap unless told otherwise. */
  public static final HeapSize KAFKA_HEAP = new HeapSize("768m");

  /** Cassandra's heap unless told otherwise. */
  public static final HeapSize CASSANDRA_HEAP = new HeapSize("1g");

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

  private final EmbeddedServer kafka;
  private final EmbeddedServer cassandra;

  private EmbeddedServers(EmbeddedServer kafka, EmbeddedServer cassandra) {
    this.kafka = kafka;
    this.cassandra = cassandra;
  }

  /**
   * Starts both with the default heaps, without security.
   *
   * @param folder where both keep their files; the caller deletes it
   * @param limit how long each may take to answer
   * @return both, answering
   * @throws ServerFailure where one fails; neither is left running then
   * @throws IOException where files cannot be written
   * @throws InterruptedException while waiting; neither is left running then
   */
  public static EmbeddedServers start(Path folder, Duration limit)
      throws ServerFailure, IOException, InterruptedException {
    Ports ports = new Ports();
    return start(kafkaSettings(folder, ports), cassandraSettings(folder, ports), limit);
  }

  /**
   * Starts both with settings of the caller's.
   *
   * @param kafka the broker's
   * @param cassandra Cassandra's
   * @param limit how long each may take to answer
   * @return both, answering
   * @throws ServerFailure where one fails; neither is left running then
   * @throws IOException where files cannot be written
   * @throws InterruptedException while waiting; neither is left running then
   */
  public static EmbeddedServers start(
      KafkaSettings kafka, CassandraSettings cassandra, Duration limit)
      throws ServerFailure, IOException, InterruptedException {
    Path home = ServerLibraries.home();
    KafkaServer broker = new KafkaServer(kafka, ServerLibraries.in(home, "kafka"));
    CassandraServer node = new CassandraServer(cassandra, ServerLibraries.in(home, "cassandra"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<EmbeddedServer> first = threads.submit(() -> EmbeddedServer.started(broker, limit));
      Callable<EmbeddedServer> other = () -> EmbeddedServer.started(node, limit);
      return both(first, threads.submit(other));
    } finally {
      threads.shutdownNow();
      // One that is told to stop ends its child process first.
      threads.awaitTermination(30, TimeUnit.SECONDS);
    }
  }

  /**
   * {@return settings on free ports, without security, to be changed with their {@code with}
   * methods}
   *
   * @param folder the parent of the broker's folder
   * @param ports hands out free ports
   */
  public static KafkaSettings kafkaSettings(Path folder, Ports ports) {
    return KafkaSettings.of(
        new ServerDirectory(folder.resolve("kafka")), ports.anyFree(), KAFKA_HEAP, Map.of(), ports);
  }

  /**
   * {@return settings on free ports, without security, to be changed with their {@code with}
   * methods}
   *
   * @param folder the parent of Cassandra's folder
   * @param ports hands out free ports
   */
  public static CassandraSettings cassandraSettings(Path folder, Ports ports) {
    return CassandraSettings.of(
        new ServerDirectory(folder.resolve("cassandra")),
        ports.anyFree(),
        CASSANDRA_HEAP,
        Map.of(),
        ports);
  }

  private static EmbeddedServers both(Future<EmbeddedServer> first, Future<EmbeddedServer> second)
      throws ServerFailure, IOException, InterruptedException {
    EmbeddedServer kafka = null;
    EmbeddedServer cassandra = null;
    try {
      kafka = get(first);
      cassandra = get(second);
      return new EmbeddedServers(kafka, cassandra);
    } finally {
      if (cassandra == null) {
        endAll(first, second);
      }
    }
  }

  /** Whatever comes up after all must not be left running. */
  private static void endAll(Future<EmbeddedServer> first, Future<EmbeddedServer> second) {
    for (Future<EmbeddedServer> future : List.of(first, second)) {
      if (future.cancel(true) || future.isCancelled()) {
        continue;
      }
      try {
        future.get().close();
      } catch (ExecutionException failed) {
        LOG.debug("event=abandon reason=\"{}\"", failed.getCause().toString());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static EmbeddedServer get(Future<EmbeddedServer> server)
      throws ServerFailure, IOException, InterruptedException {
    try {
      return server.get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof ServerFailure failure) {
        throw failure;
      }
      if (cause instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("starting the servers", cause);
    }
  }

  /** {@return the broker} */
  public EmbeddedServer kafka() {
    return kafka;
  }

  /** {@return Cassandra} */
  public EmbeddedServer cassandra() {
    return cassandra;
  }

  /** Stops both; the files stay. */
  @Override
  public void close() {
    try (kafka) {
      cassandra.close();
    }
  }
}
