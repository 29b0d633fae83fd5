package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.producer.backup.BackedUpTopic.PartitionFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Writes the records of a partition: timestamp, key, value and headers, each byte array behind its
 * length, -1 for none; at the end {@link #END} and the number of records. Packed with gzip.
 */
final class RecordFileWriter implements Closeable {
  static final int MAGIC = 0x53_49_4E_42;
  static final byte RECORD = 1;
  static final byte END = 0;
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final DigestOutputStream digest;
  private final DataOutputStream out;
  private long records;

  /**
   * Begins a file.
   *
   * @param path where; nothing may be there
   */
  RecordFileWriter(Path path) throws IOException {
    this.path = path;
    this.digest =
        new DigestOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DigestUtils.getSha256Digest());
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(digest, BUFFER), BUFFER));
    out.writeInt(MAGIC);
  }

  void write(ConsumerRecord<byte[], byte[]> record) throws IOException {
    out.writeByte(RECORD);
    out.writeLong(record.timestamp());
    write(record.key());
    write(record.value());
    Header[] headers = record.headers().toArray();
    out.writeInt(headers.length);
    for (Header header : headers) {
      write(header.key().getBytes(StandardCharsets.UTF_8));
      write(header.value());
    }
    records++;
  }

  /** Ends the file and describes it. */
  PartitionFile finish() throws IOException {
    out.writeByte(END);
    out.writeLong(records);
    out.close();
    return new PartitionFile(
        path.getFileName().toString(),
        records,
        HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(byte[] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }
}
