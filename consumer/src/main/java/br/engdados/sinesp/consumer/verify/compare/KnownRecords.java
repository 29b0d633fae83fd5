package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.KnownParts.Known;
import br.engdados.sinesp.consumer.verify.read.Hash128;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.contract.topic.RecordHeader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads records without the contract's decoder where that is certain to read the same: all that
 * recurs has stood, byte for byte, in records that it has read, and the rest (an id, counts) is in
 * its simplest form. Whatever is in the least different, a weight too, is left to the decoder. For
 * the records of one topic; not for several threads at once.
 */
final class KnownRecords {
  /** What begins the measures. */
  static final byte[] FIRST_MEASURE = RecordPart.beginning("feminino");

  private static final List<byte[]> COUNTS =
      List.of(
          FIRST_MEASURE,
          RecordPart.beginning("masculino"),
          RecordPart.beginning("nao_informado"),
          RecordPart.beginning("vitimas"),
          RecordPart.beginning("ocorrencias"));
  private static final byte[] NO_WEIGHT = ascii(",\"peso_kg\":null");
  private static final byte[] NULL = ascii("null");
  private static final byte[] ID = ascii("{\"id\":\"");
  private static final byte[] ID_OF_KEY = RecordPart.beginning("id");
  private static final byte[] CURRENT = ascii(RecordHeader.SCHEMA_VERSION_CURRENT);
  private static final byte[] NEW = ascii(Operation.NEW.code());
  private static final byte[] REVISED = ascii(Operation.REVISED.code());
  private static final int ID_LENGTH = 36;
  private static final int MOST_DIGITS = 9;

  private final KnownParts parts = new KnownParts();
  private final RowFingerprint fingerprint;
  private final Map<RecordPart, byte[]> next = new EnumMap<>(RecordPart.class);
  private final Map<RecordPart, Known> found = new EnumMap<>(RecordPart.class);
  private final Integer[] counts = new Integer[COUNTS.size()];
  // Room for parts of as many long values as there are parts.
  private final ByteBuffer cells =
      ByteBuffer.allocate((RecordPart.values().length + 1) * KnownParts.LONGEST_VALUE);

  /**
   * Knows nothing yet.
   *
   * @param fingerprint makes the hashes of the topic's rows
   */
  KnownRecords(RowFingerprint fingerprint) {
    this.fingerprint = fingerprint;
    next.put(RecordPart.DATASET, beginning(RecordPart.PERIOD));
    next.put(RecordPart.PERIOD, beginning(RecordPart.PLACE));
    next.put(RecordPart.PLACE, beginning(RecordPart.EVENT));
    next.put(RecordPart.EVENT, beginning(RecordPart.LABELS));
    next.put(RecordPart.LABELS, FIRST_MEASURE);
  }

  /**
   * Hashes the row that a record makes.
   *
   * @return what {@link RowFingerprint} gives of it; null where the decoder is to read it
   */
  long[] fingerprint(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    byte[] key = record.key();
    if (value == null || key == null || record.timestamp() <= 0 || !hasUsualHeaders(record)) {
      return null;
    }
    int at = ID.length + ID_LENGTH;
    if (!RecordPart.startsAt(value, 0, ID) || value.length <= at || value[at] != '"') {
      return null;
    }
    at++;
    if (!RecordPart.DATASET.isAt(value, at)) {
      return null;
    }
    for (RecordPart part : RecordPart.values()) {
      boolean end = part == RecordPart.PROVENANCE;
      at = end ? measures(value, at) : at;
      Known known =
          at < 0
              ? null
              : end ? parts.findLast(part, value, at) : parts.find(part, value, at, next.get(part));
      if (known == null) {
        return null;
      }
      found.put(part, known);
      at += known.text().length;
    }
    return isTheKey(key, value) && putCells(value) ? hash() : null;
  }

  /** Gives the figures of the record that was hashed last. */
  Totals totals() {
    return new Totals(
        1,
        number(counts[0]),
        number(counts[1]),
        number(counts[2]),
        number(counts[3]),
        number(counts[4]),
        BigDecimal.ZERO);
  }

  /**
   * Takes a record as an example.
   *
   * @param row what the decoder has read
   * @param hash the row's
   * @throws IllegalStateException if what was taken from it would not give the same hash
   */
  void learn(ConsumerRecord<byte[], byte[]> record, TableRow row, long[] hash) {
    if (row.value("peso_kg") == null
        && parts.learn(record.key(), record.value(), row, fingerprint)) {
      long[] again = fingerprint(record);
      if (again != null && !Arrays.equals(again, hash)) {
        throw new IllegalStateException("the columns are not in the order of " + row.table());
      }
    }
  }

  private static boolean hasUsualHeaders(ConsumerRecord<byte[], byte[]> record) {
    Header version = record.headers().lastHeader(RecordHeader.SCHEMA_VERSION);
    Header operation = record.headers().lastHeader(RecordHeader.OPERATION);
    return (version == null || Arrays.equals(version.value(), CURRENT))
        && (operation == null
            || Arrays.equals(operation.value(), NEW)
            || Arrays.equals(operation.value(), REVISED));
  }

  /** Reads the measures; gives where they end, or -1. */
  private int measures(byte[] value, int from) {
    int at = from;
    for (int i = 0; i < counts.length; i++) {
      byte[] name = COUNTS.get(i);
      if (!RecordPart.startsAt(value, at, name)) {
        return -1;
      }
      at += name.length;
      if (RecordPart.startsAt(value, at, NULL)) {
        counts[i] = null;
        at += NULL.length;
      } else {
        int begin = at;
        int number = 0;
        while (at < value.length
            && value[at] >= '0'
            && value[at] <= '9'
            && at - begin <= MOST_DIGITS) {
          number = 10 * number + value[at++] - '0';
        }
        int digits = at - begin;
        if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && value[begin] == '0')) {
          return -1;
        }
        counts[i] = number;
      }
    }
    return RecordPart.startsAt(value, at, NO_WEIGHT) ? at + NO_WEIGHT.length : -1;
  }

  private boolean isTheKey(byte[] key, byte[] value) {
    int at = after(key, 0, part(RecordPart.DATASET).firstOfKey());
    at = after(key, at, part(RecordPart.PLACE).firstOfKey());
    at = after(key, at, part(RecordPart.EVENT).firstOfKey());
    at = after(key, at, part(RecordPart.PERIOD).firstOfKey());
    at = after(key, at, part(RecordPart.PLACE).secondOfKey());
    at = after(key, at, part(RecordPart.LABELS).firstOfKey());
    at = after(key, at, ID_OF_KEY);
    // The quotes are compared, too.
    int id = ID.length - 1;
    int length = ID_LENGTH + 2;
    return at >= 0
        && key.length == at + length + 1
        && key[key.length - 1] == '}'
        && Arrays.equals(key, at, at + length, value, id, id + length);
  }

  private static int after(byte[] key, int at, byte[] wanted) {
    return at >= 0 && RecordPart.startsAt(key, at, wanted) ? at + wanted.length : -1;
  }

  private Known part(RecordPart part) {
    return found.get(part);
  }

  /** Puts the row's cells in the order of the table's columns; false where the id is none. */
  private boolean putCells(byte[] value) {
    cells.clear();
    cells.putInt(2 * Long.BYTES);
    if (!putId(value)) {
      return false;
    }
    cells.put(part(RecordPart.DATASET).first());
    cells.put(part(RecordPart.PROVENANCE).first());
    cells.put(part(RecordPart.PLACE).first());
    cells.put(part(RecordPart.PERIOD).first());
    cells.put(part(RecordPart.PLACE).second());
    cells.put(part(RecordPart.EVENT).first());
    cells.put(part(RecordPart.LABELS).first());
    for (Integer count : counts) {
      if (count == null) {
        cells.putInt(RowFingerprint.EMPTY);
      } else {
        cells.putInt(Integer.BYTES).putInt(count);
      }
    }
    cells.putInt(RowFingerprint.EMPTY);
    cells.put(part(RecordPart.PROVENANCE).second());
    return true;
  }

  private boolean putId(byte[] value) {
    int digits = 0;
    int pair = 0;
    for (int i = 0; i < ID_LENGTH; i++) {
      byte character = value[ID.length + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (character != '-') {
          return false;
        }
        continue;
      }
      int digit = digit(character);
      if (digit < 0) {
        return false;
      }
      pair = (pair << 4) | digit;
      if (++digits % 2 == 0) {
        cells.put((byte) pair);
      }
    }
    return true;
  }

  /** Reads a digit as a UUID writes it, with small letters; -1 where it is none. */
  private static int digit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
  }

  private long[] hash() {
    return Hash128.of(cells.array(), cells.position(), fingerprint.seed());
  }

  private static byte[] beginning(RecordPart part) {
    return RecordPart.beginning(part.first().get(0));
  }

  private static long number(Integer count) {
    return count == null ? 0 : count;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
