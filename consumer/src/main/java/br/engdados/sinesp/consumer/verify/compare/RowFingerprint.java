package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.Hash128;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Hashes rows of both sides to 128 bits, over the bytes of all cells as CQL writes them: a table's
 * as they came, a record's made from its values. Each cell tells its length, an empty one that it
 * has none, and the columns' types go into the hash, so that no two rows give the same bytes. The
 * hash, Murmur3, scatters well and is no defence against someone who looks for collisions, who
 * could as well change the topic. For rows of one table; not for several threads at once.
 */
final class RowFingerprint {
  /** The length of an empty cell. */
  static final int EMPTY = -1;

  private static final String DECIMAL = "decimal";

  private final List<Column> columns;
  private final long seed;
  private final String[] lastTexts;
  private final byte[][] lastBytes;
  private ColumnDefinitions lastDefinitions;
  private long lastSeed;
  private byte[] bytes = new byte[1024];
  private ByteBuffer buffer = ByteBuffer.wrap(bytes);

  /** Makes one for the rows of a table. */
  RowFingerprint(Granularidade granularidade) {
    columns = OccurrenceTable.of(granularidade).columns();
    seed = seed(columns.stream().map(Column::cqlType).toList());
    lastTexts = new String[columns.size()];
    lastBytes = new byte[columns.size()][];
  }

  /** Hashes the row that a record makes; gives two numbers of 64 bits. */
  long[] of(TableRow row) {
    buffer.clear();
    List<Object> values = row.values();
    for (int i = 0; i < columns.size(); i++) {
      append(i, values.get(i));
    }
    return Hash128.of(bytes, buffer.position(), seed);
  }

  /** Hashes a row of the table, which has all columns in their order; gives as much. */
  long[] of(Row stored) {
    buffer.clear();
    for (int i = 0; i < columns.size(); i++) {
      ByteBuffer cell = stored.getBytesUnsafe(i);
      if (cell != null && columns.get(i).cqlType().equals(DECIMAL)) {
        append(i, TableRow.canonical(stored.getObject(i)));
      } else {
        append(cell);
      }
    }
    return Hash128.of(bytes, buffer.position(), seed(stored));
  }

  /**
   * Makes cells of some columns, as they are hashed.
   *
   * @param names the columns' names; those that the table has not are passed over
   */
  byte[] cells(TableRow row, List<String> names) {
    buffer.clear();
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(columns.get(i).name())) {
        append(i, row.values().get(i));
      }
    }
    return Arrays.copyOf(bytes, buffer.position());
  }

  /** Gives the seed of the hashes of rows whose columns have the contract's types. */
  long seed() {
    return seed;
  }

  private long seed(Row stored) {
    ColumnDefinitions definitions = stored.getColumnDefinitions();
    if (definitions != lastDefinitions) {
      List<String> types = new ArrayList<>();
      for (ColumnDefinition definition : definitions) {
        types.add(definition.getType().asCql(false, false));
      }
      lastSeed = seed(types);
      lastDefinitions = definitions;
    }
    return lastSeed;
  }

  private static long seed(List<String> types) {
    byte[] text = String.join(",", types).getBytes(StandardCharsets.UTF_8);
    return Hash128.of(text, text.length, 0)[0];
  }

  private void append(ByteBuffer cell) {
    if (cell == null) {
      reserve(Integer.BYTES).putInt(EMPTY);
      return;
    }
    int length = cell.remaining();
    reserve(Integer.BYTES + length).putInt(length);
    cell.get(cell.position(), bytes, buffer.position(), length);
    buffer.position(buffer.position() + length);
  }

  private void append(int column, Object value) {
    if (value == null) {
      reserve(Integer.BYTES).putInt(EMPTY);
    } else if (value instanceof String text) {
      append(encoded(column, text));
    } else if (value instanceof Integer number) {
      reserve(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(number);
    } else if (value instanceof UUID id) {
      reserve(Integer.BYTES + 2 * Long.BYTES).putInt(2 * Long.BYTES);
      buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    } else if (value instanceof LocalDate day) {
      // CQL counts days from the middle of an unsigned number's range.
      int days = Math.toIntExact(day.toEpochDay()) + Integer.MIN_VALUE;
      reserve(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(days);
    } else if (value instanceof BigDecimal number) {
      byte[] unscaled = number.unscaledValue().toByteArray();
      reserve(2 * Integer.BYTES + unscaled.length).putInt(Integer.BYTES + unscaled.length);
      buffer.putInt(number.scale()).put(unscaled);
    } else if (value instanceof Instant time) {
      reserve(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(time.toEpochMilli());
    } else {
      throw new IllegalArgumentException("not a value of a row: " + value.getClass().getName());
    }
  }

  private void append(byte[] cell) {
    reserve(Integer.BYTES + cell.length).putInt(cell.length).put(cell);
  }

  // Neighbouring rows share most texts, which the decoder gives as the same instances.
  private byte[] encoded(int column, String text) {
    if (!text.equals(lastTexts[column])) {
      lastTexts[column] = text;
      lastBytes[column] = text.getBytes(StandardCharsets.UTF_8);
    }
    return lastBytes[column];
  }

  private ByteBuffer reserve(int more) {
    if (buffer.remaining() < more) {
      int position = buffer.position();
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + more));
      buffer = ByteBuffer.wrap(bytes).position(position);
    }
    return buffer;
  }
}
