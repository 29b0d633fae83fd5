package br.engdados.sinesp.contract.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** A growing buffer of JSON text in UTF-8. Not for several threads at once. */
final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NULL = fragment("null");
  private static final int LONGEST_NUMBER = 11;

  private byte[] bytes = new byte[1024];
  private int length;

  /** Gives text as it stands as bytes for {@link #raw}: names and punctuation, all ASCII. */
  static byte[] fragment(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  JsonBytes raw(byte[] fragment) {
    reserve(fragment.length);
    System.arraycopy(fragment, 0, bytes, length, fragment.length);
    length += fragment.length;
    return this;
  }

  /** Appends text as it stands: names and punctuation, all ASCII. */
  JsonBytes ascii(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += count;
    return this;
  }

  /** Appends a number, or null. */
  JsonBytes number(Integer value) {
    if (value == null) {
      return raw(NULL);
    }
    reserve(LONGEST_NUMBER);
    int number = value;
    if (number >= 0 && number < 10) {
      bytes[length++] = (byte) ('0' + number);
      return this;
    }
    return number < 0 ? ascii(Integer.toString(number)) : digits(number);
  }

  private JsonBytes digits(int number) {
    int count = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      count++;
    }
    int rest = number;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
    return this;
  }

  /** Appends a quoted and escaped string, or null. */
  JsonBytes string(String text) {
    if (text == null) {
      return raw(NULL);
    }
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return raw(quoted.append('"').toString().getBytes(StandardCharsets.UTF_8));
  }

  JsonBytes uuid(UUID id) {
    reserve(38);
    bytes[length++] = '"';
    hex(id.getMostSignificantBits(), 64, 32);
    bytes[length++] = '-';
    hex(id.getMostSignificantBits(), 32, 16);
    bytes[length++] = '-';
    hex(id.getMostSignificantBits(), 16, 0);
    bytes[length++] = '-';
    hex(id.getLeastSignificantBits(), 64, 48);
    bytes[length++] = '-';
    hex(id.getLeastSignificantBits(), 48, 0);
    bytes[length++] = '"';
    return this;
  }

  private void hex(long bits, int from, int to) {
    for (int shift = from - 4; shift >= to; shift -= 4) {
      bytes[length++] = HEX[(int) (bits >>> shift) & 0xF];
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
