package br.engdados.sinesp.consumer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsServerTest {
  @Test
  void metricsAreServedAsPrometheusText() throws IOException, InterruptedException {
    ConsumerMetrics metrics = new ConsumerMetrics();
    metrics.batch("t", 10, 7, 2, 1, Duration.ofMillis(1500));
    metrics.position("t", 5, Instant.ofEpochSecond(1_760_000_000));
    metrics.restarted("t");
    metrics.topic("quiet");
    metrics.editionInTopic("t", "sinesp-vde", Instant.ofEpochSecond(1_760_000_200));
    metrics.editionInTable("t", "sinesp-vde", Instant.ofEpochSecond(1_760_000_100));
    metrics.edition(
        "sinesp-vde", 2025, Instant.ofEpochSecond(1_760_000_200), Map.of("revised", 4L));
    metrics.executors(new TwoExecutors());

    try (MetricsServer server = new MetricsServer(metrics, "127.0.0.1", 0)) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body())
          .contains(
              "sinesp_consumer_records_read_total{topic=\"t\"} 10.0",
              "sinesp_consumer_rows_written_total{topic=\"t\"} 7.0",
              "sinesp_consumer_rows_deleted_total{topic=\"t\"} 2.0",
              "sinesp_consumer_dead_letters_total{topic=\"t\"} 1.0",
              "sinesp_consumer_query_restarts_total{topic=\"t\"} 1.0",
              "sinesp_consumer_lag_records{topic=\"t\"} 5.0",
              "sinesp_consumer_last_success_timestamp_seconds{topic=\"t\"} 1.76E9",
              "sinesp_consumer_batch_duration_seconds_count{topic=\"t\"} 1",
              "sinesp_consumer_dead_letters_total{topic=\"quiet\"} 0.0",
              "sinesp_consumer_topic_edition_timestamp_seconds{dataset=\"sinesp-vde\",topic=\"t\"} 1.7600002E9",
              "sinesp_consumer_table_edition_timestamp_seconds{dataset=\"sinesp-vde\",topic=\"t\"} 1.7600001E9",
              "sinesp_consumer_edition_records{dataset=\"sinesp-vde\",op=\"revised\",year=\"2025\"} 4.0",
              "sinesp_consumer_edition_timestamp_seconds{dataset=\"sinesp-vde\",year=\"2025\"} 1.7600002E9",
              "sinesp_consumer_executors 2.0",
              "sinesp_consumer_cores_in_use 1.0",
              "jvm_memory_used_bytes{area=\"heap\"}",
              "process_cpu_seconds_total");
    }
  }

  private static final class TwoExecutors implements ConsumerMetrics.Executors {
    @Override
    public int count() {
      return 2;
    }

    @Override
    public int coresInUse() {
      return 1;
    }
  }
}
