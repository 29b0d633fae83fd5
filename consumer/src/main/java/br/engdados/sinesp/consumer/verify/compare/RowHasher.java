package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Shortens keys to 128 bits and rows to 64, so that millions of either side are compared in little
 * memory. The bits are the first of a SHA-256: among ten million keys a collision has a chance of 1
 * in 10^24, and a changed row passes for unchanged once in 10^19. Not for several threads at once.
 */
public final class RowHasher {
  /** The hash of a primary key and its table. */
  public record KeyHash(long high, long low) implements Serializable {}

  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;
  private static final byte IDENTIFIER = 3;
  private static final byte DAY = 4;
  private static final byte DECIMAL = 5;
  private static final byte TIME = 6;
  private static final byte EMPTY = 7;

  private final MessageDigest sha256;
  private final byte[] digest = new byte[32];
  private byte[] bytes = new byte[1024];
  private ByteBuffer buffer = ByteBuffer.wrap(bytes);

  /** Makes a hasher for one thread. */
  public RowHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Hashes a primary key.
   *
   * @param granularidade which table it is a key of
   * @param primaryKey the values of the primary-key columns in their order
   */
  public KeyHash key(Granularidade granularidade, List<Object> primaryKey) {
    digest(granularidade, primaryKey);
    ByteBuffer hash = ByteBuffer.wrap(digest);
    return new KeyHash(hash.getLong(), hash.getLong());
  }

  /** Hashes the values of all columns. */
  public long content(TableRow row) {
    digest(row.granularidade(), row.values());
    return ByteBuffer.wrap(digest).getLong();
  }

  private void digest(Granularidade granularidade, List<Object> values) {
    buffer.clear();
    appendText(TEXT, granularidade.code());
    for (Object value : values) {
      append(value);
    }
    sha256.update(bytes, 0, buffer.position());
    try {
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold a SHA-256", e);
    }
  }

  // Every value tells its type and its length, so that no two lists of values give the same bytes.
  private void append(Object value) {
    if (value == null) {
      reserve(1).put(EMPTY);
    } else if (value instanceof String text) {
      appendText(TEXT, text);
    } else if (value instanceof Integer number) {
      reserve(5).put(NUMBER).putInt(number);
    } else if (value instanceof UUID id) {
      reserve(17).put(IDENTIFIER);
      buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    } else if (value instanceof LocalDate day) {
      reserve(9).put(DAY).putLong(day.toEpochDay());
    } else if (value instanceof BigDecimal number) {
      appendText(DECIMAL, number.toString());
    } else if (value instanceof Instant time) {
      reserve(9).put(TIME).putLong(time.toEpochMilli());
    } else {
      throw new IllegalArgumentException("not a value of a row: " + value.getClass().getName());
    }
  }

  private void appendText(byte type, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    reserve(5 + encoded.length).put(type).putInt(encoded.length).put(encoded);
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
