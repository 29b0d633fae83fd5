package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics of a service whose next batch is far away: Kafka is looked at all the same. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsumerMetricsIT {
  private static final Pattern ADDRESS = Pattern.compile("event=metrics url=(\\S+)");
  private static final String LAG = "sinesp_consumer_lag_records{topic=\"%s\"}";
  private static final String IN_TOPIC =
      "sinesp_consumer_topic_edition_timestamp_seconds{dataset=\"sinesp-vde\",topic=\"%s\"}";
  private static final String IN_TABLE =
      "sinesp_consumer_table_edition_timestamp_seconds{dataset=\"sinesp-vde\",topic=\"%s\"}";
  private static final String RECORDS =
      "sinesp_consumer_edition_records{dataset=\"sinesp-vde\",op=\"%s\",year=\"2018\"}";

  private final Pipeline pipeline;
  private final HttpClient client = HttpClient.newHttpClient();

  ConsumerMetricsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void lagAndEditionsAreKnownWhileNoBatchIsDone() throws IOException {
    publish(4);
    Program.Running running =
        pipeline
            .consumer()
            .start(
                "consume",
                "--trigger",
                "continuous",
                "--interval",
                "200000h",
                "--metrics-port",
                "0");
    try {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () ->
                  running.said("event=batch query=" + RawRecords.MUNICIPIO)
                      || !running.process().isAlive());
      assertThat(running.process().isAlive()).as("the consumer runs").isTrue();
      assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(4);
      URI address = address(running);
      awaitMetric(address, LAG, 0);
      double first = awaitPositive(address, IN_TOPIC);
      awaitMetric(address, IN_TABLE, first);
      assertThat(metric(address, RECORDS.formatted("new"))).isEqualTo(4);

      publish(6);

      awaitMetric(address, LAG, 2);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> metric(address, IN_TOPIC.formatted(RawRecords.MUNICIPIO)) > first);
      assertThat(metric(address, IN_TABLE.formatted(RawRecords.MUNICIPIO))).isEqualTo(first);
      assertThat(metric(address, RECORDS.formatted("new"))).isEqualTo(2);
      assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(4);
    } finally {
      running.terminate();
    }
  }

  private void publish(int rows) throws IOException {
    YearlyCsv csv = new YearlyCsv();
    for (int i = 0; i < rows; i++) {
      csv.victims("PR", "CURITIBA", "Suicídio", "2018-%02d-01".formatted(i + 1), i);
    }
    pipeline.publish(csv.write(pipeline.folder().resolve("bancovde-2018.csv")));
  }

  private static URI address(Program.Running running) throws IOException {
    Matcher matcher = ADDRESS.matcher(Files.readString(running.err()));
    assertThat(matcher.find()).as("the address of the metrics in the log").isTrue();
    return URI.create(matcher.group(1));
  }

  private void awaitMetric(URI address, String name, double value) {
    String series = name.formatted(RawRecords.MUNICIPIO);
    await().atMost(Duration.ofMinutes(1)).until(() -> metric(address, series) == value);
  }

  private double awaitPositive(URI address, String name) {
    String series = name.formatted(RawRecords.MUNICIPIO);
    await().atMost(Duration.ofMinutes(1)).until(() -> metric(address, series) > 0);
    return metric(address, series);
  }

  /** Reads one value; NaN while it is not served. */
  private double metric(URI address, String series) {
    try {
      String page =
          client
              .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return page.lines()
          .filter(line -> line.startsWith(series + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new AssertionError("the metrics are not served", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
