package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Measures;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes the parts of a snapshot. Failures come as {@link UncheckedIOException}. */
final class SnapshotOutput {
  private static final int BUFFER = 1 << 18;
  private static final int BLANK = -1;

  private final CRC32C checksum = new CRC32C();
  private final DataOutputStream out;

  SnapshotOutput(OutputStream out) {
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(new CheckedOutputStream(out, checksum), BUFFER));
  }

  private interface Part {
    void write() throws IOException;
  }

  private static void unchecked(Part part) {
    try {
      part.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void number(int value) {
    unchecked(() -> out.writeInt(value));
  }

  void number(long value) {
    unchecked(() -> out.writeLong(value));
  }

  void flag(boolean value) {
    unchecked(() -> out.writeBoolean(value));
  }

  /** Writes a text, or null. */
  void text(String value) {
    flag(value != null);
    if (value != null) {
      unchecked(() -> out.writeUTF(value));
    }
  }

  void longs(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    unchecked(() -> out.write(bytes.array()));
  }

  void ints(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    unchecked(() -> out.write(bytes.array()));
  }

  void chars(char[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Character.BYTES);
    bytes.asCharBuffer().put(values);
    unchecked(() -> out.write(bytes.array()));
  }

  void shorts(short[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES);
    bytes.asShortBuffer().put(values);
    unchecked(() -> out.write(bytes.array()));
  }

  void row(CubeRow row) {
    number(row.id());
    number(row.timestamp());
    flag(row.isWithdrawn());
    if (!row.isWithdrawn()) {
      split(row.split());
      measures(row.measures());
    }
  }

  void split(Split split) {
    text(split.agente());
    text(split.arma());
    text(split.faixaEtaria());
  }

  private void measures(Measures measures) {
    for (int i = 0; i < Measure.WHOLE; i++) {
      Integer value = Measure.ALL.get(i).of(measures);
      number(value == null ? BLANK : value);
    }
    BigDecimal weight = measures.pesoKg();
    text(weight == null ? null : weight.toString());
  }

  /** Ends with the checksum of all that was written. */
  void end() {
    unchecked(
        () -> {
          out.flush();
          out.writeLong(checksum.getValue());
          out.flush();
        });
  }
}
