package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.EnumMap;

/** How often something was met, by table. Not for several threads at once. */
final class Counts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Granularidade, Long> counts = new EnumMap<>(Granularidade.class);

  void add(Granularidade granularidade, long more) {
    counts.merge(granularidade, more, Long::sum);
  }

  void add(Counts other) {
    other.counts.forEach(this::add);
  }

  long of(Granularidade granularidade) {
    return counts.getOrDefault(granularidade, 0L);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
