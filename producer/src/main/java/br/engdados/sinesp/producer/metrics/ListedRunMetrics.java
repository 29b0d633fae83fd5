package br.engdados.sinesp.producer.metrics;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The metrics of a run of {@code publish}, for {@code docs/metrics.md}. */
public final class ListedRunMetrics implements Supplier<String> {
  /** Makes the list. */
  public ListedRunMetrics() {}

  @Override
  public String get() {
    RunMetrics metrics = new RunMetrics();
    metrics.published(Dataset.VDE, Granularidade.ESTADO, Operation.NEW, 1, 1);
    metrics.fileEnded("published");
    metrics.tokenExpires(Instant.EPOCH);
    RunEnd end = new RunEnd(Instant.EPOCH, Instant.EPOCH, 0, /* success= */ true);
    RunMetrics.Earlier none = new RunMetrics.Earlier(Optional.empty(), Optional.empty());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(text, metrics.ended(end, none), EscapingScheme.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
