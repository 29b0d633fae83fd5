package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.read.TableAccess;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tables in memory that resolve write times as Cassandra does: the later one wins, and among equals
 * the deletion.
 */
final class FakeTables implements TableAccess {
  private final Map<List<Object>, StoredRow> rows = new HashMap<>();
  private final Map<List<Object>, Long> deletions = new HashMap<>();
  private final Map<Integer, Runnable> beforeReads = new HashMap<>();
  final List<Write> writes = new ArrayList<>();
  int reads;

  void put(TableRow row, long writeTime) {
    write(new Write(row.granularidade(), row.primaryKey(), row, writeTime));
  }

  /** Leaves a deletion of which no reader can see the write time. */
  void delete(TableRow row, long writeTime) {
    write(new Write(row.granularidade(), row.primaryKey(), null, writeTime));
  }

  /** Has something happen just before a read, the first being number 1. */
  void beforeRead(int number, Runnable happening) {
    beforeReads.put(number, happening);
  }

  @Override
  public List<StoredRow> read(List<Read> keys) {
    reads++;
    beforeReads.getOrDefault(reads, () -> {}).run();
    List<StoredRow> found = new ArrayList<>();
    keys.forEach(key -> found.add(rows.get(key.primaryKey())));
    return found;
  }

  @Override
  public void write(List<Write> many) {
    writes.addAll(many);
    many.forEach(this::write);
  }

  private void write(Write write) {
    List<Object> key = write.primaryKey();
    StoredRow there = rows.get(key);
    long cells = there == null ? Long.MIN_VALUE : there.writeTime().orElse(Long.MIN_VALUE);
    if (write.row() == null) {
      deletions.merge(key, write.writeTime(), Math::max);
      if (write.writeTime() >= cells) {
        rows.remove(key);
      }
    } else if (write.writeTime() > cells
        && write.writeTime() > deletions.getOrDefault(key, Long.MIN_VALUE)) {
      rows.put(key, new StoredRow(write.row(), OptionalLong.of(write.writeTime())));
    }
  }
}
