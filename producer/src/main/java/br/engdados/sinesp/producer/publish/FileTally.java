package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.reader.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of the rows of one file. */
final class FileTally {
  private final RejectedRows rejectedRows;
  private final String file;
  private final List<Layout> layouts = new ArrayList<>();
  private final Map<Operation, Long> byOperation = new EnumMap<>(Operation.class);
  private final Map<Granularidade, Long> byTopic = new EnumMap<>(Granularidade.class);
  private final Map<String, Long> byEvent = new TreeMap<>();
  private long read;
  private long unchanged;
  private long rejected;

  FileTally(String file, RejectedRows rejectedRows) {
    this.file = file;
    this.rejectedRows = rejectedRows;
  }

  void layout(Layout layout) {
    layouts.add(layout);
  }

  void progress(double fraction) {}

  void published(Occurrence occurrence, Operation operation) {
    read++;
    byOperation.merge(operation, 1L, Long::sum);
    byTopic.merge(occurrence.place().granularidade(), 1L, Long::sum);
    byEvent.merge(occurrence.tipoCrime(), 1L, Long::sum);
  }

  void unchanged() {
    read++;
    unchanged++;
  }

  void rejected(Normalised.Rejected row) throws IOException {
    read++;
    rejected++;
    rejectedRows.add(file, row);
  }

  long read() {
    return read;
  }

  long rejected() {
    return rejected;
  }

  long unchangedRows() {
    return unchanged;
  }

  long of(Operation operation) {
    return byOperation.getOrDefault(operation, 0L);
  }

  Map<Granularidade, Long> byTopic() {
    return byTopic;
  }

  Map<String, Long> byEvent() {
    return byEvent;
  }

  List<Layout> layouts() {
    return layouts;
  }
}
