package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of an edition, and several downloads of one, never take the place of the right one. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PartialEditionsIT {
  private static final Map<String, List<String>> TOWNS =
      Map.of(
          "SP", List.of("SÃO PAULO", "CAMPINAS", "NÃO INFORMADO"),
          "AC", List.of("RIO BRANCO", "XAPURI", "NÃO INFORMADO"),
          "RR", List.of("BOA VISTA", "CARACARAÍ", "NÃO INFORMADO"));
  private static final Set<String> ALL = Set.of("AC", "RR", "SP");
  private static final int MONTHS = 12;
  private static final int ROWS = 3 * 3 * 2 * MONTHS;

  private final Pipeline pipeline;
  private final Path file;

  PartialEditionsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve("bancovde-2022.csv");
  }

  @Test
  @Order(1)
  void aFileOfOneStateIsRefusedAsOftenAsItComes() throws IOException {
    pipeline.publish(edition(file, 2022, 1, MONTHS, ALL));
    pipeline.consume();
    assertThat(TableContents.of(pipeline).rows()).hasSize(ROWS);
    for (String state : List.of("SP", "AC", "RR")) {
      refused(edition(file, 2022, 2, MONTHS, Set.of(state)), 2 * ROWS / 3, "2 states");
    }
    refused(edition(file, 2022, 2, 3, ALL), ROWS / MONTHS * (MONTHS - 3), "9 months");
  }

  @Test
  @Order(2)
  void theEditionThatStandsIsStillTheCurrentOne() throws IOException {
    pipeline.publish(edition(file, 2022, 1, MONTHS, ALL));
    assertThat(first(pipeline.report()).get("status").asText()).isEqualTo("unchanged");
    // Without a manifest, too: nothing is published of the parts.
    pipeline.deleteManifests();
    pipeline.publish(file);
    assertThat(first(pipeline.report()).get("records").asInt()).isZero();
  }

  @Test
  @Order(3)
  void theRightNewerEditionNeedsNoWord() throws IOException {
    refused(edition(file, 2022, 3, MONTHS, Set.of("SP")), 2 * ROWS / 3, "2 states");
    refused(edition(file, 2022, 3, MONTHS, Set.of("AC")), 2 * ROWS / 3, "2 states");
    pipeline.publish(edition(file, 2022, 2, MONTHS, ALL));
    assertThat(first(pipeline.report()).get("records").asInt()).isEqualTo(ROWS);
    // What is meant is allowed by a word, and comes back as it went.
    Path part = edition(file, 2022, 2, MONTHS, Set.of("AC", "SP"));
    pipeline.publish(part, "--max-withdrawn", "100%");
    assertThat(first(pipeline.report()).get("withdrawn").asInt()).isEqualTo(ROWS / 3);
    pipeline.publish(edition(file, 2022, 4, MONTHS, ALL));
    assertThat(first(pipeline.report()).get("rows").get("revised").asInt()).isEqualTo(ROWS);
  }

  @Test
  @Order(4)
  void ofTwoDownloadsInAFolderTheNewerIsTakenTimeAndAgain() throws IOException {
    Path folder = Files.createDirectory(pipeline.folder().resolve("downloads"));
    edition(folder.resolve("BancoVDE 2021 (1).csv"), 2021, 7, MONTHS, ALL);
    edition(folder.resolve("bancovde-2021.csv"), 2021, 6, MONTHS - 1, ALL);
    Finished first = pipeline.publish(folder);
    assertThat(first.err())
        .contains("event=duplicate_download", "BancoVDE 2021 (1).csv", "bancovde-2021.csv");
    assertThat(pipeline.report().get("files")).hasSize(1);
    assertThat(first(pipeline.report()).get("file").asText()).isEqualTo("BancoVDE 2021 (1).csv");
    for (int run = 0; run < 2; run++) {
      pipeline.publish(folder);
      assertThat(pipeline.report().get("files")).hasSize(1);
      assertThat(first(pipeline.report()).get("status").asText()).isEqualTo("unchanged");
    }
    // The next month's download takes its place.
    edition(folder.resolve("Cópia de BancoVDE 2021.csv"), 2021, 8, MONTHS, ALL);
    Files.delete(folder.resolve("BancoVDE 2021 (1).csv"));
    pipeline.publish(folder);
    assertThat(first(pipeline.report()).get("rows").get("revised").asInt()).isEqualTo(ROWS);
  }

  @Test
  @Order(5)
  void aDryRunComparesAndRefusesTheSame() throws IOException {
    edition(file, 2022, 9, MONTHS, Set.of("SP"));
    Finished refused = publish("--dry-run");
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(2);
    assertThat(refused.out()).contains("would have gone", "state AC", "state RR");
    Finished nothing = publish("--dry-run", "--against", "none");
    assertThat(nothing.exitCode()).as(nothing.all()).isZero();
    assertThat(nothing.out()).contains("compared with nothing");
  }

  @Test
  @Order(6)
  void theTablesAreThoseOfAFreshLoadOfTheRightEditions() throws IOException {
    pipeline.consume();
    pipeline.verifyClean();
    TableContents followed = TableContents.of(pipeline);
    try (Pipeline other = Pipeline.fresh(pipeline.servers())) {
      other.publish(edition(other.folder().resolve("bancovde-2022.csv"), 2022, 4, MONTHS, ALL));
      other.publish(edition(other.folder().resolve("bancovde-2021.csv"), 2021, 8, MONTHS, ALL));
      other.consume();
      followed.assertSameAs(TableContents.of(other));
      assertThat(followed.rows()).hasSize(2 * ROWS);
    }
  }

  private void refused(Path part, int rows, String gone) throws IOException {
    try (TopicLog log = new TopicLog(pipeline.servers().kafka().address())) {
      Map<TopicPartition, Long> before = log.ends();
      Finished finished = publish();
      assertThat(finished.exitCode()).as(finished.all()).isEqualTo(2);
      assertThat(finished.err())
          .contains("event=file_failed", part.getFileName().toString())
          .contains("would withdraw %d of the %d rows".formatted(rows, ROWS), gone)
          .contains("Nothing of it was sent", "--max-withdrawn 100%")
          .doesNotContain("\tat ");
      assertThat(finished.out()).contains("would have gone", "sinesp-vde-2022");
      assertThat(log.since(before)).isEmpty();
    }
    JsonNode report = first(pipeline.report());
    assertThat(report.get("status").asText()).isEqualTo("too_many_withdrawn");
    assertThat(report.get("records").asInt()).isZero();
    JsonNode scope = report.get("too_many_withdrawn").get(0);
    assertThat(scope.get("scope").asText()).isEqualTo("sinesp-vde-2022");
    assertThat(scope.get("would_be_withdrawn").asInt()).isEqualTo(rows);
  }

  private Finished publish(String... options) {
    List<String> arguments = new ArrayList<>(List.of("publish", "--source", file.toString()));
    arguments.addAll(List.of(options));
    return pipeline.producer().run(arguments.toArray(String[]::new));
  }

  private static JsonNode first(JsonNode report) {
    return report.get("files").get(0);
  }

  private static Path edition(Path file, int year, int figure, int months, Set<String> states)
      throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (String state : states.stream().sorted().toList()) {
      for (String town : TOWNS.get(state)) {
        for (String event : List.of("Suicídio", "Feminicídio")) {
          for (int month = 1; month <= months; month++) {
            csv.victims(state, town, event, "%d-%02d-01".formatted(year, month), figure);
          }
        }
      }
    }
    return csv.write(file);
  }
}
