package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/**
 * Keeps records in a temporary file, in their order, until it is known whether they may be sent:
 * some 450 bytes a row, none of them in memory. The file comes into being with the first record.
 */
public final class RecordSpool implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int NO_VALUE = -1;
  private static final Granularidade[] TOPICS = Granularidade.values();
  private static final Operation[] OPERATIONS = Operation.values();

  /** Takes the records. */
  public interface Visitor {
    /**
     * Takes a record.
     *
     * @param granularidade which topic
     * @param operation what the record does
     * @param key the record's key
     * @param partitionKeyLength how much of the key tells the partition
     * @param value the record's value, null for a withdrawn row
     * @param row the row's number in its file, 0 for a withdrawn row
     * @throws BrokerException if sending it fails
     */
    void visit(
        Granularidade granularidade,
        Operation operation,
        byte[] key,
        int partitionKeyLength,
        byte[] value,
        int row)
        throws BrokerException;
  }

  private FileChannel file;
  private DataOutputStream appended;
  private long records;

  /** Makes an empty spool. */
  public RecordSpool() {}

  /**
   * Adds a record.
   *
   * @param granularidade which topic
   * @param operation what the record does
   * @param key the record's key
   * @param partitionKeyLength how much of the key tells the partition
   * @param value the record's value, null for a withdrawn row
   * @param row the row's number in its file, 0 for a withdrawn row
   * @throws IOException if the temporary file cannot be made or written
   */
  @SuppressWarnings("EnumOrdinal") // read by the run that wrote it, and by no other
  public void add(
      Granularidade granularidade,
      Operation operation,
      byte[] key,
      int partitionKeyLength,
      byte[] value,
      int row)
      throws IOException {
    try {
      if (file == null) {
        file = TemporaryFile.open("sinesp-held-");
        appended =
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
      }
      appended.writeByte(granularidade.ordinal());
      appended.writeByte(operation.ordinal());
      appended.writeInt(row);
      appended.writeInt(partitionKeyLength);
      appended.writeInt(key.length);
      appended.write(key);
      appended.writeInt(value == null ? NO_VALUE : value.length);
      if (value != null) {
        appended.write(value);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    records++;
  }

  /**
   * Hands out all records in their order.
   *
   * @param into takes them
   * @throws BrokerException if sending one fails
   * @throws IOException if the temporary file cannot be read
   */
  public void replay(Visitor into) throws BrokerException, IOException {
    if (file == null) {
      return;
    }
    DataInputStream read;
    try {
      appended.flush();
      file.position(0);
      read = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
    } catch (IOException e) {
      throw unusable(e);
    }
    for (long i = 0; i < records; i++) {
      Granularidade granularidade = TOPICS[read.readByte()];
      Operation operation = OPERATIONS[read.readByte()];
      int row = read.readInt();
      int partitionKeyLength = read.readInt();
      byte[] key = read.readNBytes(read.readInt());
      int length = read.readInt();
      byte[] value = length == NO_VALUE ? null : read.readNBytes(length);
      into.visit(granularidade, operation, key, partitionKeyLength, value, row);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private static IOException unusable(IOException cause) {
    return new IOException(
        "cannot hold back changes in a temporary file (%s). It needs some 450 bytes a changed row in"
                .formatted(cause.getMessage())
            + " java.io.tmpdir, which is "
            + System.getProperty("java.io.tmpdir")
            + ". Nothing was published.",
        cause);
  }
}
