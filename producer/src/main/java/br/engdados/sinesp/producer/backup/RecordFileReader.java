package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.producer.source.InputException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Reads what {@link RecordFileWriter} wrote, one record after the other. */
final class RecordFileReader implements Closeable {
  private static final int BUFFER = 1 << 16;
  // A dead letter may have 16 MiB; a length beyond is no record's.
  private static final int LONGEST = 32 << 20;
  private static final int MOST_HEADERS = 1000;

  private final Path path;
  private final TopicPartition partition;
  private final DataInputStream in;
  private long records;

  /**
   * Opens a file.
   *
   * @param path which
   * @param partition where its records go
   * @throws InputException if it is none of a backup
   */
  RecordFileReader(Path path, TopicPartition partition) throws IOException {
    this.path = path;
    this.partition = partition;
    this.in =
        new DataInputStream(
            new BufferedInputStream(
                new GZIPInputStream(Files.newInputStream(path), BUFFER), BUFFER));
    if (in.readInt() != RecordFileWriter.MAGIC) {
      in.close();
      throw damaged("it does not begin as a backup does", null);
    }
  }

  /**
   * Reads on.
   *
   * @return the next record, for its partition; empty after the last
   * @throws InputException if the file is damaged
   */
  Optional<ProducerRecord<byte[], byte[]>> next() throws IOException {
    try {
      byte kind = in.readByte();
      if (kind == RecordFileWriter.END) {
        if (in.readLong() != records) {
          throw damaged("it does not hold as many records as it says", null);
        }
        return Optional.empty();
      }
      if (kind != RecordFileWriter.RECORD) {
        throw damaged("record " + (records + 1) + " is none", null);
      }
      long timestamp = in.readLong();
      byte[] key = bytes();
      byte[] value = bytes();
      records++;
      return Optional.of(
          new ProducerRecord<>(
              partition.topic(), partition.partition(), timestamp, key, value, headers()));
    } catch (EOFException | ZipException e) {
      throw damaged("it breaks off after " + records + " records", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private List<Header> headers() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_HEADERS) {
      throw damaged("record " + records + " has " + count + " headers", null);
    }
    List<Header> headers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] name = bytes();
      if (name == null) {
        throw damaged("record " + records + " has a header without a name", null);
      }
      headers.add(new RecordHeader(new String(name, StandardCharsets.UTF_8), bytes()));
    }
    return headers;
  }

  private byte[] bytes() throws IOException {
    int length = in.readInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > LONGEST) {
      throw damaged("a record of " + length + " bytes", null);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private InputException damaged(String how, Throwable cause) {
    return new InputException(path + ": the backup is damaged: " + how + ".", cause);
  }
}
