package br.engdados.sinesp.consumer.write;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A record as it was read from Kafka.
 *
 * @param topic the topic
 * @param partition the topic's partition
 * @param offset the offset in the partition
 * @param timestamp the record's timestamp, milliseconds since 1970 UTC
 * @param key the key's bytes, or null
 * @param value the value's bytes; null withdraws the row
 * @param headers all headers in their order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes come straight from Kafka
public record ConsumedRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    List<Header> headers)
    implements Serializable {
  /**
   * A header of a record.
   *
   * @param name its name
   * @param value its bytes, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Header(String name, byte[] value) implements Serializable {}

  /**
   * Finds the last header of a name, as Kafka's own clients do.
   *
   * @param name the header's name
   * @return its value as text; null where it is absent or has no value
   */
  String header(String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      Header header = headers.get(i);
      if (header.name().equals(name)) {
        return header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
