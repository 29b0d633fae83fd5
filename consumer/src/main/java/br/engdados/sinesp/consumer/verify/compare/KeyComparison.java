package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.TableAccess.StoredRow;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Both sides of one key in full.
 *
 * @param granularidade which table
 * @param hash the hash of the key
 * @param primaryKey the values of the primary-key columns in their order
 * @param newest the key's newest record; null where the topic has none
 * @param stored the table's row; null where it has none
 */
public record KeyComparison(
    Granularidade granularidade,
    KeyHash hash,
    List<Object> primaryKey,
    NewestRecord newest,
    StoredRow stored) {
  /** In what way the sides differ. */
  public enum Kind {
    /** The topic has the row, the table has not. */
    MISSING("missing in the table"),
    /** The table has a row of which the topic has no record. */
    UNKNOWN("unknown to the topic"),
    /** The table has a row that the source withdrew. */
    WITHDRAWN("withdrawn in the topic"),
    /** Both have the row, with other values. */
    CHANGED("other values");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Gives the words for people. */
    public String text() {
      return text;
    }
  }

  /**
   * A column whose values differ.
   *
   * @param name the column
   * @param published the topic's value, null for blank
   * @param stored the table's value, null for an empty cell
   */
  public record ColumnDifference(String name, Object published, Object stored) {}

  /** Gives the row that the topic's newest record makes; null where it makes none. */
  public TableRow published() {
    return newest != null && newest.content() instanceof TopicRecord.Published content
        ? content.row()
        : null;
  }

  /**
   * Tells whether the sides differ. They do not where the key has undecodable records only: what
   * the table should hold cannot be told.
   */
  public boolean differs() {
    if (newest != null && newest.content() instanceof TopicRecord.Undecodable) {
      return false;
    }
    return !Objects.equals(published(), stored == null ? null : stored.row());
  }

  /** Tells in what way the sides differ, provided that they do. */
  public Kind kind() {
    if (stored == null) {
      return Kind.MISSING;
    }
    if (published() != null) {
      return Kind.CHANGED;
    }
    return newest == null ? Kind.UNKNOWN : Kind.WITHDRAWN;
  }

  /** Gives the group that the key counts in. */
  public Group group() {
    return Group.of(TablePartition.ofRow(granularidade, primaryKey));
  }

  /** Gives the table that the key is of. */
  public OccurrenceTable table() {
    return OccurrenceTable.of(granularidade);
  }

  /** Lists the columns whose values differ; none where one side has no row. */
  public List<ColumnDifference> columns() {
    List<ColumnDifference> columns = new ArrayList<>();
    TableRow published = published();
    if (published != null && stored != null) {
      for (Column column : table().columns()) {
        Object ours = published.value(column.name());
        Object theirs = stored.row().value(column.name());
        if (!Objects.equals(ours, theirs)) {
          columns.add(new ColumnDifference(column.name(), ours, theirs));
        }
      }
    }
    return columns;
  }

  /** Gives what the key counts for in the totals. */
  public Sides counted() {
    TableRow published = published();
    return new Sides(
        published == null ? Totals.NONE : Totals.of(published),
        stored == null ? Totals.NONE : Totals.of(stored.row()),
        differs() ? 1 : 0);
  }
}
