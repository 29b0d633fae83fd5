package br.engdados.sinesp.producer.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Recognises UTF-16 by its byte-order mark, or without one by its zeros: of text in the Latin
 * alphabet nearly every other byte is one, always on the same side.
 */
final class Utf16 {
  private static final int LOOKED_AT = 512;
  private static final int FEWEST_PAIRS = 8;

  private Utf16() {}

  /** Gives UTF-16LE or UTF-16BE, or nothing where the bytes, so many of the array, are neither. */
  static Optional<Charset> of(byte[] start, int length) {
    if (length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    int pairs = Math.min(length, LOOKED_AT) / 2;
    int zerosFirst = 0;
    int zerosSecond = 0;
    for (int i = 0; i < pairs; i++) {
      zerosFirst += start[2 * i] == 0 ? 1 : 0;
      zerosSecond += start[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs < FEWEST_PAIRS) {
      return Optional.empty();
    }
    if (zerosFirst == 0 && 10 * zerosSecond >= 9 * pairs) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (zerosSecond == 0 && 10 * zerosFirst >= 9 * pairs) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }
}
