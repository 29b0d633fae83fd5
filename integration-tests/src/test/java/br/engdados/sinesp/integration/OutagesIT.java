package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.local.embedded.EmbeddedServer;
import br.engdados.sinesp.local.embedded.EmbeddedServers;
import br.engdados.sinesp.local.server.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Each server killed and started again while the consumer loads two large states of 2023. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OutagesIT {
  private static final Set<String> STATES = Set.of("SP", "MG");
  private static final int KILLS = 2;

  private EmbeddedServers servers;
  private Pipeline pipeline;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @BeforeAll
  void start() throws Exception {
    Path parent =
        Files.createDirectories(Program.root().resolve("integration-tests/target/servers"));
    Path folder = Files.createTempDirectory(parent, "outages");
    Ports ports = new Ports();
    servers =
        EmbeddedServers.start(
            EmbeddedServers.kafkaSettings(folder, ports),
            EmbeddedServers.cassandraSettings(folder, ports),
            Duration.ofMinutes(4));
    pipeline = Pipeline.fresh(servers);
  }

  @AfterAll
  void stop() {
    if (pipeline != null) {
      pipeline.close();
    }
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  @Order(1)
  void theBrokerDiesWhileTheConsumerReads() throws Exception {
    List<String[]> rows = RealFiles.rows(2023, cells -> STATES.contains(cells[0]));
    YearlyCsv csv = new YearlyCsv();
    rows.forEach(cells -> csv.line(String.join(",", cells)));
    Path file = csv.write(pipeline.folder().resolve("bancovde-2023.csv"));
    pipeline.publish(file);
    survives(pipeline.servers().kafka());
  }

  @Test
  @Order(2)
  void cassandraDiesWhileTheConsumerWrites() throws Exception {
    Finished finished = survives(pipeline.servers().cassandra());
    assertThat(finished.err()).contains("event=cassandra-retry");
  }

  private Finished survives(EmbeddedServer server) throws Exception {
    Program.Running consumer =
        pipeline
            .consumer()
            .start("consume", "--mode", "initial", "--max-offsets-per-trigger", "15000");
    for (int kill = 0; kill < KILLS; kill++) {
      String batch = "query=%s batch=%d".formatted(RawRecords.MUNICIPIO, kill * 3 + 1);
      await()
          .atMost(Duration.ofMinutes(4))
          .until(() -> consumer.said(batch) || !consumer.process().isAlive());
      Thread.sleep(random.nextLong(1_500)); // the random moment of the kill
      assertThat(consumer.process().isAlive()).as("seed %d", seed).isTrue();
      server.kill();
      Thread.sleep(random.nextLong(500, 4_000)); // how long it stays away
      server.start();
    }
    Finished finished = Pipeline.succeeded(consumer.await());
    finished
        .err()
        .lines()
        .filter(line -> line.contains("retry") || line.contains("restart"))
        .forEach(System.err::println);
    pipeline.reconnect();
    pipeline.verifyClean();
    assertThat(pipeline.endOffset(OccurrenceTopic.DEAD_LETTERS)).isZero();
    return finished;
  }
}
