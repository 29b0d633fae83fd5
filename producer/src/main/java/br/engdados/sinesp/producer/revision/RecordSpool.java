package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.occurrence.Dataset;
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
 * Keeps changes in a temporary file, in their order, until it is known whether they may be sent:
 * some 450 bytes a row, none of them in memory. The file comes into being with the first change.
 */
public final class RecordSpool implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int NO_VALUE = -1;
  private static final Dataset[] DATASETS = Dataset.values();
  private static final Granularidade[] TOPICS = Granularidade.values();
  private static final Operation[] OPERATIONS = Operation.values();

  /** Takes the changes. */
  public interface Visitor {
    /**
     * Takes a change.
     *
     * @param change the change
     * @throws BrokerException if sending it fails
     */
    void visit(Change change) throws BrokerException;
  }

  private FileChannel file;
  private DataOutputStream appended;
  private long records;

  /** Makes an empty spool. */
  public RecordSpool() {}

  /**
   * Adds a change.
   *
   * @param change the change
   * @throws IOException if the temporary file cannot be made or written
   */
  @SuppressWarnings("EnumOrdinal") // read by the run that wrote it, and by no other
  public void add(Change change) throws IOException {
    try {
      if (file == null) {
        file = TemporaryFile.open("sinesp-held-");
        appended =
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
      }
      appended.writeByte(change.dataset().ordinal());
      appended.writeByte(change.granularidade().ordinal());
      appended.writeByte(change.operation().ordinal());
      appended.writeInt(change.row());
      appended.writeInt(change.partitionKeyLength());
      appended.writeInt(change.key().length);
      appended.write(change.key());
      byte[] value = change.value();
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
   * Hands out all changes in their order.
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
      Dataset dataset = DATASETS[read.readByte()];
      Granularidade granularidade = TOPICS[read.readByte()];
      Operation operation = OPERATIONS[read.readByte()];
      int row = read.readInt();
      int partitionKeyLength = read.readInt();
      byte[] key = read.readNBytes(read.readInt());
      int length = read.readInt();
      byte[] value = length == NO_VALUE ? null : read.readNBytes(length);
      into.visit(
          new Change(dataset, granularidade, operation, key, partitionKeyLength, value, row));
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
