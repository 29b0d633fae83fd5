package br.engdados.sinesp.consumer.metrics;

import br.engdados.sinesp.consumer.metrics.VerifyMetrics.VerifyResult;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The metrics of {@code verify}, for {@code docs/metrics.md}. */
public final class ListedVerifyMetrics implements Supplier<String> {
  /** Makes the list. */
  public ListedVerifyMetrics() {}

  @Override
  public String get() {
    return MetricsText.of(
        VerifyMetrics.registry(new VerifyResult(Instant.EPOCH, Duration.ZERO, 0)));
  }
}
