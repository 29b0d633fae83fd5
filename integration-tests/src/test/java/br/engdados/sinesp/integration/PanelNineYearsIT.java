package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The panel with all real years: every figure, the time of a start, its memory; then two editions
 * with revisions and withdrawals, and kills at random moments. Each test goes on from the one
 * before.
 */
@Tag("long")
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PanelNineYearsIT {
  private static final int KILLS = 12;
  private static final int LONGEST_LIFE_MILLIS = 12_000;
  private static final String REVISED = "bancovde-2023.csv";
  private static final List<String> QUESTIONS =
      List.of(
          "/v1/mapa?evento=homicidio-doloso&de=2023&ate=2023",
          "/v1/series?evento=homicidio-doloso,suicidio,feminicidio&lugar=BR,SP,MG,3550308&de=2022");

  private final Pipeline pipeline;
  private final Set<String> whole = new HashSet<>();
  private CountedSeries counted;
  private PanelProcess panel;

  PanelNineYearsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @AfterAll
  void stop() {
    if (panel != null) {
      panel.close();
    }
  }

  @Test
  @Order(1)
  void everyFigureIsTheCountedOne() throws IOException {
    Path years = Files.createDirectories(pipeline.folder().resolve("years"));
    for (int year = PanelNineYears.FIRST; year <= PanelNineYears.LAST; year++) {
      String name = "bancovde-" + year + ".csv.xz";
      Files.copy(RealFiles.file(name), years.resolve(name));
    }
    pipeline.publish(years);
    counted = CountedSeries.ofRealFiles(PanelNineYears.FIRST, PanelNineYears.LAST);
    long start = System.nanoTime();
    panel = PanelProcess.start(pipeline).ready();
    tell("start from nothing: %.1f s", start);
    new PanelNineYears(panel).assertTruth();
    assertAllFigures();
    System.out.printf("heap after a collection: %d MB%n", panel.heapMegabytes());
  }

  private void assertAllFigures() {
    PanelNineYears nineYears = new PanelNineYears(panel);
    nineYears.assertAreas(counted);
    nineYears.assertMunicipalities(counted);
    whole.add(panel.edition());
  }

  @Test
  @Order(2)
  void aRestartShowsTheSameAtOnce() {
    await().atMost(Duration.ofMinutes(1)).until(() -> panel.said("event=snapshot "));
    String edition = panel.edition();
    panel.kill();
    long start = System.nanoTime();
    panel = PanelProcess.start(pipeline);
    panel.awaitAnswers();
    tell("first answer from the snapshot: %.2f s", start);
    assertThat(panel.edition()).isEqualTo(edition);
    panel.ready();
    tell("ready from the snapshot: %.2f s", start);
    new PanelNineYears(panel).assertAreas(counted);
  }

  @Test
  @Order(3)
  void noAnswerMixesTwoEditions() throws IOException {
    long seed = System.nanoTime();
    System.out.println("PanelNineYearsIT: seed of the editions and kills " + seed);
    Random random = new Random(seed);
    YearlyEdition base = YearlyEdition.real(2023, Set.of());
    YearlyEdition first = next(base, random);
    PanelAnswers answers = new PanelAnswers(QUESTIONS);
    String before = panel.edition();
    Program.Running publishing = publish(first);
    while (publishing.process().isAlive()) {
      answers.ask(panel);
    }
    Pipeline.succeeded(publishing.await());
    panel.awaitOther(before);
    answers.ask(panel);
    counted.replace(2023, first.lines());
    assertAllFigures();
    answers.assertOnly(whole);

    killWhilePublishing(next(first, random), random, answers);
  }

  private YearlyEdition next(YearlyEdition base, Random random) {
    return base.revised(random, new YearlyEdition.Size(base.rows() / 10, 500, 500)).edition();
  }

  private Program.Running publish(YearlyEdition edition) throws IOException {
    Path file = edition.write(pipeline.folder().resolve(REVISED));
    return pipeline.producer().start("publish", "--source", file.toString());
  }

  private void killWhilePublishing(YearlyEdition second, Random random, PanelAnswers answers)
      throws IOException {
    final Program.Running publishing = publish(second);
    for (int i = 0; i < KILLS; i++) {
      long end =
          System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS));
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                if (panel.answers()) {
                  answers.ask(panel);
                }
                return System.nanoTime() > end;
              });
      panel.kill();
      panel = PanelProcess.start(pipeline);
    }
    Pipeline.succeeded(publishing.await());
    // Ready: all is read and shown that was there when this one started.
    panel.kill();
    panel = PanelProcess.start(pipeline).ready();
    counted.replace(2023, second.lines());
    assertAllFigures();
    answers.ask(panel);
    answers.assertOnly(whole);
    assertThat(whole).hasSize(3);
    System.out.printf("%d kills, %d answers%n", KILLS, answers.asked());
  }

  private static void tell(String format, long start) {
    System.out.printf(format + "%n", (System.nanoTime() - start) / 1e9);
  }
}
