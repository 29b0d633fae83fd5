package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.topic.Operation;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps changed rows with their old and new values in a temporary file, so that a report of a
 * million changes fits into little memory: about a hundred bytes a change.
 */
public final class ChangeSpool implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final String CONTENT = "changes";

  /** Takes the changes. */
  public interface Visitor {
    /**
     * Takes a change.
     *
     * @param operation what changes
     * @param before the published value, null for a new row
     * @param after the new value, null for a withdrawn row
     * @throws IOException if writing fails
     */
    void visit(Operation operation, byte[] before, byte[] after) throws IOException;
  }

  private record Hash(long high, long low) {}

  private final FileChannel file;
  private final DataOutputStream appended;
  private final Map<Hash, Integer> indexByKey = new HashMap<>();
  private long[] before = new long[1024];
  private long[] after = new long[1024];
  private int size;
  private long end;

  /**
   * Opens a spool.
   *
   * @throws IOException if no temporary file can be made
   */
  public ChangeSpool() throws IOException {
    file = TemporaryFile.open("sinesp-changes-");
    appended = new DataOutputStream(new BufferedOutputStream(TemporaryFile.append(file), BUFFER));
  }

  /**
   * Adds a new or revised row.
   *
   * @param change which of the two
   * @throws IOException if the temporary file cannot be written
   */
  public void changed(Change change) throws IOException {
    int index = add();
    after[index] = append(change.value());
    if (change.operation() == Operation.REVISED) {
      indexByKey.put(hash(change.key()), index);
    }
  }

  /**
   * Offers a published record; the last of a key counts.
   *
   * @param key the record's key
   * @param value the published value, null where it was withdrawn
   * @param left whether the new edition does not have the row
   * @throws IOException if the temporary file cannot be written
   */
  public void published(byte[] key, byte[] value, boolean left) throws IOException {
    Hash hash = hash(key);
    Integer index = indexByKey.get(hash);
    if (value == null || (index == null && !left)) {
      return;
    }
    if (index == null) {
      index = add();
      indexByKey.put(hash, index);
    }
    before[index] = append(value);
  }

  /**
   * Goes through all changes: new and revised rows in the order of the file, then withdrawn ones.
   *
   * @param visitor takes them
   * @throws IOException if the temporary file cannot be read
   */
  public void visit(Visitor visitor) throws IOException {
    appended.flush();
    for (int i = 0; i < size; i++) {
      byte[] old = before[i] < 0 ? null : read(before[i]);
      byte[] fresh = after[i] < 0 ? null : read(after[i]);
      Operation operation =
          fresh == null ? Operation.WITHDRAWN : old == null ? Operation.NEW : Operation.REVISED;
      visitor.visit(operation, old, fresh);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private int add() {
    if (size == before.length) {
      before = Arrays.copyOf(before, 2 * size);
      after = Arrays.copyOf(after, 2 * size);
    }
    before[size] = -1;
    after[size] = -1;
    return size++;
  }

  private long append(byte[] value) throws IOException {
    long position = end;
    appended.writeInt(value.length);
    appended.write(value);
    end += Integer.BYTES + value.length;
    return position;
  }

  private byte[] read(long position) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    TemporaryFile.fill(file, length, position, CONTENT);
    ByteBuffer value = ByteBuffer.allocate(length.getInt(0));
    TemporaryFile.fill(file, value, position + Integer.BYTES, CONTENT);
    return value.array();
  }

  private static Hash hash(byte[] key) {
    long[] hash = PublishedRows.hash(key, key.length);
    return new Hash(hash[0], hash[1]);
  }
}
