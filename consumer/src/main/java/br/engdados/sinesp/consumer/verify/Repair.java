package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.read.TableAccess;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends differences: deletes rows that the topic does not have, writes the others so that they win.
 * A repair's write time is as early as it can be, for a later edition wins over it only with a
 * later timestamp of its own. So first it is the record's own or, where the table's cells are
 * younger, one microsecond more than theirs. What has not won then is hidden by something whose
 * write time CQL does not show (a deletion, a row without cells), and is written once more with the
 * present time.
 */
final class Repair {
  private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

  private final TableAccess tables;
  private final SecondLook look;
  private final Clock clock;

  Repair(TableAccess tables, SecondLook look, Clock clock) {
    this.tables = tables;
    this.look = look;
    this.clock = clock;
  }

  /**
   * Mends, and reads back.
   *
   * @return the differences that are left
   */
  List<KeyComparison> mend(List<KeyComparison> differences) {
    List<KeyComparison> left = write(differences, OptionalLong.empty());
    if (left.isEmpty()) {
      return left;
    }
    long now = TimeUnit.MILLISECONDS.toMicros(clock.millis());
    LOG.info("event=repairing-again rows={} write-time={}", left.size(), now);
    left = write(left, OptionalLong.of(now));
    if (!left.isEmpty()) {
      LOG.warn(
          "event=not-repaired rows={} reason=\"something in the table has a write time in the"
              + " future; rebuild the table with consume --mode initial\"",
          left.size());
    }
    return left;
  }

  private List<KeyComparison> write(List<KeyComparison> differences, OptionalLong atLeast) {
    List<TableAccess.Write> writes = new ArrayList<>();
    long future = TimeUnit.MILLISECONDS.toMicros(clock.millis());
    for (KeyComparison difference : differences) {
      long writeTime = Math.max(writeTime(difference), atLeast.orElse(Long.MIN_VALUE));
      if (writeTime > future) {
        LOG.warn(
            "event=write-time-in-future id={} write-time={} reason=\"the row was written by hand"
                + " with a later time; until then later editions of it lose\"",
            difference.primaryKey().get(difference.primaryKey().size() - 1),
            writeTime);
      }
      writes.add(
          new TableAccess.Write(
              difference.granularidade(),
              difference.primaryKey(),
              difference.published(),
              writeTime));
    }
    tables.write(writes);
    return look.again(differences);
  }

  /**
   * Gives the earliest write time that wins over the record's own write and over all cells.
   *
   * @return microseconds
   */
  static long writeTime(KeyComparison difference) {
    long recordTime =
        difference.newest() == null
            ? Long.MIN_VALUE
            : TimeUnit.MILLISECONDS.toMicros(difference.newest().timestamp());
    OptionalLong cells =
        difference.stored() == null ? OptionalLong.empty() : difference.stored().writeTime();
    if (difference.published() == null) {
      // A deletion wins over cells of the same write time.
      return Math.max(recordTime, cells.orElse(Math.max(recordTime, 0)));
    }
    return cells.isPresent() ? Math.max(recordTime, cells.getAsLong() + 1) : recordTime;
  }
}
