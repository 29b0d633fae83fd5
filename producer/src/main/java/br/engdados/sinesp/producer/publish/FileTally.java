package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of the rows of one file. */
final class FileTally {
  private final RejectedRows rejectedRows;
  private final String file;
  private final RunMetrics metrics;
  private final List<Layout> layouts = new ArrayList<>();
  private final Map<Granularidade, Long> sentByTopic = new EnumMap<>(Granularidade.class);
  private final ChangeCounts changes = new ChangeCounts();
  private long read;
  private long rejected;
  private Dataset dataset;

  FileTally(String file, RejectedRows rejectedRows, RunMetrics metrics) {
    this.file = file;
    this.metrics = metrics;
    this.rejectedRows = rejectedRows;
  }

  void layout(Layout layout) {
    layouts.add(layout);
    dataset = layout.dataset();
  }

  void read(int rows) {
    read += rows;
    metrics.read(dataset, rows);
  }

  void changed(String event, YearMonth month, Operation operation) {
    changes.changed(event, month, operation);
  }

  /** Counts records that were sent. */
  void sent(
      Dataset of, Granularidade granularidade, Operation operation, long records, long bytes) {
    sentByTopic.merge(granularidade, records, Long::sum);
    metrics.published(of, granularidade, operation, records, bytes);
  }

  void unchanged(String event, YearMonth month) {
    changes.unchanged(event, month);
    metrics.unchanged(dataset);
  }

  void rejected(Normalised.Rejected row) throws IOException {
    rejected++;
    metrics.rejected(dataset);
    rejectedRows.add(file, row);
  }

  /** Counts the rows that the reader handed out. */
  long read() {
    return read;
  }

  long rejected() {
    return rejected;
  }

  ChangeCounts changes() {
    return changes;
  }

  Map<Granularidade, Long> sentByTopic() {
    return sentByTopic;
  }

  List<Layout> layouts() {
    return layouts;
  }

  /**
   * Tells that too many rows are rejected, and what to do.
   *
   * @param tolerance what is exceeded
   * @param sent whether records of the file were sent: of a first load all its sound rows
   */
  String tooMany(Tolerance tolerance, boolean sent) {
    return ("%s: %d of %d rows rejected, more than --max-rejected %s. %s; see the rejected rows,"
            + " correct the file, and run again.")
        .formatted(
            file,
            rejected,
            read,
            tolerance,
            sent ? "Its sound rows are published" : "Nothing of it was published");
  }

  /** Refuses a file without rows: it would stand for a scope of which nothing is left. */
  void requireRows() throws InputException {
    if (read == 0) {
      throw new InputException(file + ": a header and no rows. Download it again.");
    }
  }

  /** Checks that no row got lost between reading and publishing. */
  void requireComplete() {
    ChangeCounts.Count total = changes.total();
    long accounted = total.fresh() + total.revised() + total.unchanged() + rejected;
    if (accounted != read) {
      throw new IllegalStateException(
          "%s: %d rows read, but %d new + %d revised + %d unchanged + %d rejected"
              .formatted(file, read, total.fresh(), total.revised(), total.unchanged(), rejected));
    }
  }
}
