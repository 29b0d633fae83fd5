package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A year of monthly editions of real rows, each with a power cut at a random moment. */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwelveEditionsIT {
  private static final int EDITIONS = 12;
  private static final YearlyEdition.Size CHANGES = new YearlyEdition.Size(8_000, 1_000, 1_000);

  /** Small batches, so that the consumer is killed between and within many of them. */
  private static final String[] CONSUME = {
    "consume", "--trigger", "available-now", "--max-offsets-per-trigger", "1500"
  };

  private final Pipeline pipeline;
  private final EditionPublisher publisher;
  private final Random random;
  private long publishing;
  private long consuming;

  TwelveEditionsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.publisher = new EditionPublisher(pipeline, "bancovde-2023.csv");
    long seed = System.nanoTime();
    System.out.println("TwelveEditionsIT: seed " + seed);
    this.random = new Random(seed);
  }

  @Test
  void twelveEditionsWithAKillInEachEndAsAFreshLoadOfTheLast() throws Exception {
    YearlyEdition edition = YearlyEdition.real(2023, Set.of("DF", "RS", "RR"));
    publisher.publishAll(edition);
    pipeline.consume();
    edition = edition.revised(random, CHANGES).edition();
    publishing = millis(this::publish);
    consuming = millis(() -> Pipeline.succeeded(pipeline.consumer().run(CONSUME)));
    System.out.printf("uncut: publish %d ms, consume %d ms%n", publishing, consuming);

    for (int number = 1; number <= EDITIONS; number++) {
      edition = edition.revised(random, CHANGES).edition().shuffled("DF", random);
      edition.write(publisher.file());
      if (random.nextBoolean()) {
        killPublishing(number);
        if (random.nextBoolean()) {
          publish();
        }
        if (random.nextBoolean()) {
          Pipeline.succeeded(pipeline.consumer().run(CONSUME));
        }
      } else {
        publish();
        killConsuming(number);
      }
    }
    publish();
    pipeline.consume();
    pipeline.verifyClean();
    TableContents followed = TableContents.of(pipeline);

    try (Pipeline other = Pipeline.fresh(pipeline.servers())) {
      new EditionPublisher(other, "bancovde-2023.csv").publishAll(edition);
      other.consume();
      followed.assertSameAs(TableContents.of(other));
      assertThat(followed.rows()).hasSize(edition.rows());
    }
  }

  private Finished publish() {
    return pipeline.publish(publisher.file());
  }

  /** Kills the producer at any moment, every other time after its first record is out. */
  private void killPublishing(int number) throws Exception {
    try (TopicLog log = new TopicLog(pipeline.servers().kafka().address())) {
      Map<TopicPartition, Long> before = log.ends();
      String[] publish = {"publish", "--source", publisher.file().toString()};
      Program.Running producer = pipeline.producer().start(publish);
      String when;
      if (random.nextBoolean()) {
        while (producer.process().isAlive() && log.ends().equals(before)) {
          Thread.onSpinWait();
        }
        when = kill(producer, random.nextLong(1, publishing / 10));
      } else {
        when = kill(producer, random.nextLong(publishing / 4, publishing));
      }
      System.out.printf(
          "edition %d: producer %s, %d records were out%n", number, when, log.since(before).size());
    }
  }

  private void killConsuming(int number) throws Exception {
    Program.Running consumer = pipeline.consumer().start(CONSUME);
    System.out.printf(
        "edition %d: consumer %s%n",
        number, kill(consumer, random.nextLong(consuming / 4, consuming)));
  }

  private static String kill(Program.Running program, long life) throws InterruptedException {
    boolean ended = program.process().waitFor(life, TimeUnit.MILLISECONDS);
    Finished finished = program.kill();
    if (ended) {
      Pipeline.succeeded(finished);
      return "was done before " + life + " ms had passed";
    }
    assertThat(finished.exitCode()).as(finished.all()).isIn(0, 128 + 9);
    return "killed after " + life + " ms";
  }

  private static long millis(Runnable step) {
    long start = System.nanoTime();
    step.run();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
