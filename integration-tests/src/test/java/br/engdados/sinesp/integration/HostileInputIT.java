package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files made to exhaust whoever reads them: each is refused in a few words, soon, in 256 MiB. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputIT {
  private static final Duration SOON = Duration.ofSeconds(45);

  private final Pipeline pipeline;

  HostileInputIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void aWorkbookThatUnpacksToTenGigabytes() throws IOException {
    Path bomb = HostileFiles.bomb(file("bomb.xlsx"), 10, 0);
    assertThat(Files.size(bomb)).isLessThan(60L * HostileFiles.MEBIBYTE);
    refused("publish", bomb, "bomb.xlsx", "refused as hostile");
    refused("inspect", bomb, "bomb.xlsx", "refused as hostile");
  }

  @Test
  void aWorkbookThatUnpacksToThreeGigabytesAndNoMoreThanAHundredfold() throws IOException {
    Path bomb = HostileFiles.bomb(file("slow.xlsx"), 3, 6);
    refused("publish", bomb, "slow.xlsx", "bytes decompressed", "refused as hostile");
  }

  @Test
  void aGigabyteOfSharedStrings() throws IOException {
    refused(
        "publish", HostileFiles.texts(file("texts.xlsx"), 0), "texts.xlsx", "refused as hostile");
    refused(
        "publish",
        HostileFiles.texts(file("more.xlsx"), 6),
        "more.xlsx",
        "shared-string table",
        "refused as hostile");
  }

  @Test
  void aBillionLaughs() throws IOException {
    for (String part : List.of("sheet", "texts")) {
      String name = "laughs-" + part + ".xlsx";
      refused("publish", HostileFiles.laughs(file(name), part), name);
      refused("inspect", file(name), name);
    }
  }

  @Test
  void compressedCsvOfTenGigabytes() throws IOException {
    for (String name : List.of("bomb.csv.gz", "bomb.csv.xz")) {
      refused("inspect", HostileFiles.csv(file(name)), name, "refused as hostile");
    }
  }

  private Path file(String name) {
    return pipeline.folder().resolve(name);
  }

  private void refused(String command, Path file, String... told) {
    Program producer = pipeline.producer(Map.of("PRODUCER_HEAP", "256m"));
    final long start = System.nanoTime();
    Finished finished =
        command.equals("publish")
            ? producer.run("publish", "--source", file.toString())
            : producer.run(command, file.toString());
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("%s %s: refused after %.1f s%n", command, told[0], time.toMillis() / 1e3);
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(finished.err()).contains(told).doesNotContain("\tat ").doesNotContain("OutOfMemory");
    assertThat(time).isLessThan(SOON);
    if (command.equals("publish")) {
      for (Granularidade granularidade : Granularidade.values()) {
        assertThat(pipeline.endOffset(OccurrenceTopic.of(granularidade))).isZero();
      }
    }
  }
}
