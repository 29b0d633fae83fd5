package br.engdados.sinesp.consumer.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** The metrics of {@code consume}, for {@code docs/metrics.md}. */
public final class ListedConsumerMetrics implements Supplier<String> {
  /** Makes the list. */
  public ListedConsumerMetrics() {}

  @Override
  public String get() {
    ConsumerMetrics metrics = new ConsumerMetrics();
    metrics.topic("topic");
    metrics.batch("topic", 0, 0, 0, 0, Duration.ZERO);
    metrics.position("topic", 0, Instant.EPOCH);
    metrics.edition("dataset", 2026, Instant.EPOCH, Map.of("new", 0L));
    metrics.editionInTopic("topic", "dataset", Instant.EPOCH);
    metrics.editionInTable("topic", "dataset", Instant.EPOCH);
    return MetricsText.of(metrics.registry());
  }
}
