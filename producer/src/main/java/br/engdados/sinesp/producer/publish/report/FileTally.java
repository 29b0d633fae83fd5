package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of the rows of one file. */
public final class FileTally {
  private final RejectedRows rejectedRows;
  private final String file;
  private final RunMetrics metrics;
  private final List<Layout> layouts = new ArrayList<>();
  private final Map<Granularidade, Long> sentByTopic = new EnumMap<>(Granularidade.class);
  private final ChangeCounts changes = new ChangeCounts();
  private long read;
  private long rejected;
  private Dataset dataset;
  private List<String> notes = List.of();

  /**
   * Starts at zero.
   *
   * @param file the file's name
   * @param rejectedRows takes the rejected rows
   * @param metrics counts too
   */
  public FileTally(String file, RejectedRows rejectedRows, RunMetrics metrics) {
    this.file = file;
    this.metrics = metrics;
    this.rejectedRows = rejectedRows;
  }

  /**
   * Takes note that a table begins.
   *
   * @param layout its columns and whose rows they hold
   */
  public void layout(Layout layout) {
    layouts.add(layout);
    dataset = layout.dataset();
  }

  /**
   * Takes over what the reader noticed about the form of the file.
   *
   * @param noticed a line for each
   */
  public void notes(List<String> noticed) {
    notes = noticed;
  }

  /**
   * Counts rows that the reader handed out.
   *
   * @param rows how many more
   */
  public void read(int rows) {
    read += rows;
    metrics.read(dataset, rows);
  }

  /**
   * Counts a row that changes what is published.
   *
   * @param event the row's
   * @param month the row's
   * @param operation what it changes
   */
  public void changed(String event, YearMonth month, Operation operation) {
    changes.changed(event, month, operation);
  }

  /**
   * Counts a record that was sent.
   *
   * @param change what it says
   */
  public void sent(Change change) {
    sentByTopic.merge(change.granularidade(), 1L, Long::sum);
    metrics.published(
        change.dataset(), change.granularidade(), change.operation(), 1, change.bytes());
  }

  /**
   * Counts a row that is published already, just so.
   *
   * @param event the row's
   * @param month the row's
   */
  public void unchanged(String event, YearMonth month) {
    changes.unchanged(event, month);
    metrics.unchanged(dataset);
  }

  /**
   * Counts a rejected row and keeps it.
   *
   * @param row what is wrong with which
   * @throws IOException if it cannot be written
   */
  public void rejected(Normalised.Rejected row) throws IOException {
    rejected++;
    metrics.rejected(dataset, row.field().map(Field::column).orElse(RunMetrics.WHOLE_ROW));
    rejectedRows.add(file, row);
  }

  /**
   * Counts the rows that the reader handed out.
   *
   * @return rows
   */
  public long read() {
    return read;
  }

  /**
   * Counts the rejected rows.
   *
   * @return rows
   */
  public long rejected() {
    return rejected;
  }

  /**
   * Gives what the rows change.
   *
   * @return the counts so far
   */
  public ChangeCounts changes() {
    return changes;
  }

  /**
   * Gives how many records were sent.
   *
   * @return records, for each topic that got any
   */
  public Map<Granularidade, Long> sentByTopic() {
    return sentByTopic;
  }

  /**
   * Gives the layouts of the file's tables.
   *
   * @return one for each, in their order
   */
  public List<Layout> layouts() {
    return layouts;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Tells that too many rows are rejected, and what to do.
   *
   * @param tolerance what is exceeded, in words
   * @param sent whether records of the file were sent: of a first load all its sound rows
   * @return one line for the user
   */
  public String tooMany(String tolerance, boolean sent) {
    return ("%s: %d of %d rows rejected, more than --max-rejected %s. %s; see the rejected rows,"
            + " correct the file, and run again.")
        .formatted(
            file,
            rejected,
            read,
            tolerance,
            sent ? "Its sound rows are published" : "Nothing of it was published");
  }

  /**
   * Refuses a file without rows: it would stand for a scope of which nothing is left.
   *
   * @throws InputException if there were none
   */
  public void requireRows() throws InputException {
    if (read == 0) {
      throw new InputException(file + ": a header and no rows. Download it again.");
    }
  }

  /**
   * Checks that no row got lost between reading and publishing.
   *
   * @throws IllegalStateException if one did
   */
  public void requireComplete() {
    ChangeCounts.Count total = changes.total();
    long accounted = total.fresh() + total.revised() + total.unchanged() + rejected;
    if (accounted != read) {
      throw new IllegalStateException(
          "%s: %d rows read, but %d new + %d revised + %d unchanged + %d rejected"
              .formatted(file, read, total.fresh(), total.revised(), total.unchanged(), rejected));
    }
  }
}
