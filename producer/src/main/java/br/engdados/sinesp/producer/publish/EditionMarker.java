package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.publish.report.ChangeCounts;
import br.engdados.sinesp.producer.revision.Scope;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Marks where the editions of one file begin and end, for those who show whole ones only. */
final class EditionMarker {
  /** Takes the marks. */
  interface Marks {
    /**
     * Writes a mark and waits until it is acknowledged.
     *
     * @param mark the mark
     * @throws BrokerException if it was not
     */
    void mark(EditionMark mark) throws BrokerException;

    /**
     * Tells where the records sent so far end.
     *
     * @return by topic and partition the offset after the last one
     */
    Map<String, Map<Integer, Long>> ends();
  }

  private final Marks marks;
  private final String file;
  private final String sha256;
  private final Instant dataExtracao;
  private final Set<Scope> begun = new LinkedHashSet<>();

  /**
   * Prepares.
   *
   * @param marks takes the marks
   * @param file the file's name
   * @param sha256 its content
   * @param dataExtracao the instant that its records carry
   */
  EditionMarker(Marks marks, String file, String sha256, Instant dataExtracao) {
    this.marks = marks;
    this.file = file;
    this.sha256 = sha256;
    this.dataExtracao = dataExtracao;
  }

  /** Says that records of a scope follow. */
  void begin(Scope scope) throws BrokerException {
    marks.mark(mark(scope, EditionMark.State.BEGUN, Map.of(), Map.of()));
    begun.add(scope);
  }

  /** Says that all records of the file are there; to be called after they were acknowledged. */
  void end(ChangeCounts changes) throws BrokerException {
    Map<String, Map<Integer, Long>> ends = marks.ends();
    for (Scope scope : begun) {
      marks.mark(mark(scope, EditionMark.State.ENDED, ends, counts(scope, changes)));
    }
  }

  private EditionMark mark(
      Scope scope,
      EditionMark.State state,
      Map<String, Map<Integer, Long>> ends,
      Map<String, Map<Operation, Long>> counts) {
    return new EditionMark(
        scope.dataset(), scope.year(), state, dataExtracao, file, sha256, ends, counts);
  }

  private static Map<String, Map<Operation, Long>> counts(Scope scope, ChangeCounts changes) {
    Map<String, Map<Operation, Long>> counts = new TreeMap<>();
    changes
        .byEventAndMonth()
        .forEach(
            (event, months) -> {
              ChangeCounts.Count sum = new ChangeCounts.Count();
              months.forEach(
                  (month, count) -> {
                    if (month.getYear() == scope.year()) {
                      sum.add(count);
                    }
                  });
              if (sum.changed() > 0) {
                Map<Operation, Long> of = new EnumMap<>(Operation.class);
                of.put(Operation.NEW, sum.fresh());
                of.put(Operation.REVISED, sum.revised());
                of.put(Operation.WITHDRAWN, sum.withdrawn());
                counts.put(event, of);
              }
            });
    return counts;
  }
}
