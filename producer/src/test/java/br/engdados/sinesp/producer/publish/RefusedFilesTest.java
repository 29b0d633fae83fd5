package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.publish.report.FileOutcome;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.publish.report.WithdrawalNotes;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.revision.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are whole editions, and files that only look like one. */
final class RefusedFilesTest {
  @TempDir private Path folder;
  private PublishedFiles topics;

  @BeforeEach
  void start() {
    topics = new PublishedFiles(folder);
  }

  @Test
  void aFilteredFilePublishesNothingAndChangesNoManifest() throws Exception {
    List<String> first = PublishedFiles.edition(1);
    assertThat(topics.publish(first).status()).isEqualTo(Status.PUBLISHED);
    Optional<Manifest> before = topics.manifest();
    for (String state : List.of("SP", "AC", "SP")) {
      List<String> part = new ArrayList<>(PublishedFiles.edition(2));
      part.removeIf(line -> !line.startsWith(state + ","));
      int sent = topics.rows().size();
      FileOutcome refused = topics.publish(part);
      assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
      assertThat(refused.records()).isZero();
      assertThat(refused.error())
          .contains("it would withdraw 24 of the 48 rows published of sinesp-vde-2023")
          .contains("all of 1 state,", "--max-withdrawn is 5 % of each", "--max-withdrawn 100%");
      assertThat(WithdrawalNotes.table(refused.refused()))
          .anyMatch(line -> line.contains("sinesp-vde-2023") && line.contains("24 of 48 rows"))
          .anyMatch(line -> line.contains("state " + (state.equals("SP") ? "AC" : "SP")));
      assertThat(topics.rows()).hasSize(sent);
      assertThat(topics.manifest()).isEqualTo(before);
    }
    // The edition that stands is still the current one, and the right newer one needs no word.
    assertThat(topics.publish(first).status()).isEqualTo(Status.UNCHANGED);
    FileOutcome right = topics.publish(PublishedFiles.edition(2));
    assertThat(right.status()).isEqualTo(Status.PUBLISHED);
    assertThat(right.records()).isEqualTo(48);
    assertThat(topics.publish(first).error()).contains("--allow-older");
  }

  @Test
  void theShareCountsFromAHundredRowsOn() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(PublishedFiles.row("SP", "Suicídio", i % 12 + 1, i));
    }
    topics.publish(rows);
    assertThat(topics.publish(rows.subList(0, 190)).status()).isEqualTo(Status.PUBLISHED);
    FileOutcome refused = topics.publish(rows.subList(0, 180));
    assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(refused.error()).contains("withdraw 10 of the 190 rows").doesNotContain("all of");
    assertThat(topics.publish(rows.subList(0, 180), "10").status()).isEqualTo(Status.PUBLISHED);
    assertThat(topics.publish(rows.subList(0, 90), "60%").status()).isEqualTo(Status.PUBLISHED);
    // Of 90 rows a share says nothing, a number does.
    assertThat(topics.publish(rows.subList(0, 80), "7").status())
        .isEqualTo(Status.TOO_MANY_WITHDRAWN);
    assertThat(topics.publish(rows.subList(0, 80)).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aStateAMonthOrAnEventThatVanishesIsRefusedHoweverFewItsRows() throws Exception {
    List<String> whole = new ArrayList<>(PublishedFiles.edition(1));
    whole.add(PublishedFiles.row("RR", "Suicídio", 1, 1));
    whole.add(PublishedFiles.row("SP", "Estupro", 1, 1));
    whole.removeIf(line -> line.contains(",2023-12-") && !line.startsWith("AC,"));
    topics.publish(whole);
    for (String gone : List.of("RR,", "Estupro", "2023-12-")) {
      List<String> part = new ArrayList<>(whole);
      part.removeIf(line -> line.contains(gone));
      assertThat(topics.publish(part, "99%").status())
          .as(gone)
          .isEqualTo(Status.TOO_MANY_WITHDRAWN);
    }
    List<String> part = new ArrayList<>(whole);
    part.removeIf(line -> line.contains("Estupro"));
    FileOutcome allowed = topics.publish(part, "100%");
    assertThat(allowed.status()).isEqualTo(Status.PUBLISHED);
    assertThat(allowed.records()).isEqualTo(1);
    assertThat(allowed.refused()).isEmpty();
  }

  @Test
  void filesWithTooManyRejectedRowsNeitherSendNorSupersedeAnything() throws Exception {
    List<String> good = PublishedFiles.edition(1);
    topics.publish(good);
    for (String value : List.of("x", "y")) {
      List<String> bad = new ArrayList<>(PublishedFiles.edition(2));
      bad.set(0, bad.get(0).replace(",2,", "," + value + ","));
      int sent = topics.rows().size();
      FileOutcome refused = topics.publish(bad);
      assertThat(refused.status()).isEqualTo(Status.TOO_MANY_REJECTED);
      assertThat(refused.error()).contains("Nothing of it was published");
      assertThat(topics.rows()).hasSize(sent);
    }
    assertThat(topics.publish(good).status()).isEqualTo(Status.UNCHANGED);
    assertThat(topics.publish(PublishedFiles.edition(3)).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aFileOfSeveralYearsPublishesNothingWhenOneOfThemIsRefused() throws Exception {
    topics.publish(PublishedFiles.edition(1));
    List<String> part = new ArrayList<>(PublishedFiles.edition(2));
    part.removeIf(line -> line.startsWith("AC,"));
    List<String> next = new ArrayList<>(PublishedFiles.edition(2).subList(0, 12));
    next.replaceAll(line -> line.replace("2023-", "2024-"));
    final int sent = topics.rows().size();
    for (List<List<String>> order : List.of(List.of(part, next), List.of(next, part))) {
      List<String> both = new ArrayList<>();
      order.forEach(both::addAll);
      byte[] content = PublishedFiles.text(both).getBytes(StandardCharsets.UTF_8);
      FileOutcome refused =
          topics.publish(TestFiles.bytes(folder, "dados.csv", content), PublishedFiles.DEFAULT);
      assertThat(refused.status()).isEqualTo(Status.TOO_MANY_WITHDRAWN);
      assertThat(refused.error()).contains("Nothing of it was sent");
      assertThat(topics.rows()).hasSize(sent);
      assertThat(new Manifests(topics.state()).of(new Scope(Dataset.VDE, 2024))).isEmpty();
    }
  }
}
