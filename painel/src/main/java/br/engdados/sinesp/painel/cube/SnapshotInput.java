package br.engdados.sinesp.painel.cube;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads the parts of a snapshot in the order in which they were written. */
final class SnapshotInput {
  private final ByteBuffer in;
  private final Map<Split, Split> splits = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /**
   * Checks that the bytes are those that were written.
   *
   * @throws IOException if they are not
   */
  SnapshotInput(ByteBuffer bytes) throws IOException {
    int length = bytes.limit() - Long.BYTES;
    CRC32C checksum = new CRC32C();
    if (length > 0) {
      checksum.update(bytes.slice(0, length));
    }
    if (length <= 0 || checksum.getValue() != bytes.getLong(length)) {
      throw new IOException("it is not whole");
    }
    in = bytes.slice(0, length);
    splits.put(Split.NONE, Split.NONE);
  }

  int number() {
    return in.getInt();
  }

  long longNumber() {
    return in.getLong();
  }

  boolean flag() {
    return in.get() != 0;
  }

  String text() {
    if (!flag()) {
      return null;
    }
    byte[] utf = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(utf);
    // Modified UTF-8 differs from UTF-8 only in texts that the data do not have.
    return texts.computeIfAbsent(new String(utf, StandardCharsets.UTF_8), text -> text);
  }

  long[] longs(int length) {
    long[] values = new long[length];
    in.slice(in.position(), length * Long.BYTES).asLongBuffer().get(values);
    in.position(in.position() + length * Long.BYTES);
    return values;
  }

  int[] ints(int length) {
    int[] values = new int[length];
    in.slice(in.position(), length * Integer.BYTES).asIntBuffer().get(values);
    in.position(in.position() + length * Integer.BYTES);
    return values;
  }

  char[] chars(int length) {
    char[] values = new char[length];
    in.slice(in.position(), length * Character.BYTES).asCharBuffer().get(values);
    in.position(in.position() + length * Character.BYTES);
    return values;
  }

  short[] shorts(int length) {
    short[] values = new short[length];
    in.slice(in.position(), length * Short.BYTES).asShortBuffer().get(values);
    in.position(in.position() + length * Short.BYTES);
    return values;
  }

  Split split() {
    return splits.computeIfAbsent(new Split(text(), text(), text()), same -> same);
  }

  CubeRow row() {
    long id = longNumber();
    long timestamp = longNumber();
    if (flag()) {
      return new CubeRow(id, timestamp, Split.NONE, null);
    }
    Split split = split();
    Integer[] whole = new Integer[Measure.WHOLE];
    for (int i = 0; i < whole.length; i++) {
      int value = number();
      whole[i] = value < 0 ? null : (Integer) value;
    }
    String weight = text();
    return new CubeRow(
        id,
        timestamp,
        split,
        Measure.measures(whole, weight == null ? null : new BigDecimal(weight)));
  }
}
