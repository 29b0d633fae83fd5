package br.engdados.sinesp.producer.source.remote;

import java.time.Duration;

/**
 * Bounds on one download.
 *
 * @param connectTimeout time for a connection, TLS included
 * @param stallTimeout a transfer that brings fewer than {@link #STALL_BYTES} in this time is broken
 *     off
 * @param deadline time for a file, with all its retries
 * @param bytes largest file
 * @param redirects most redirects in a row
 */
public record TransferLimits(
    Duration connectTimeout, Duration stallTimeout, Duration deadline, long bytes, int redirects) {

  /**
   * What must arrive within the stall time-out: a server that drips bytes is as good as one that
   * stopped.
   */
  public static final long STALL_BYTES = 4096;

  /**
   * Checks that every bound is positive.
   *
   * @throws IllegalArgumentException if one is not
   */
  public TransferLimits {
    if (isNotPositive(connectTimeout) || isNotPositive(stallTimeout) || isNotPositive(deadline)) {
      throw new IllegalArgumentException("time-outs and deadline must be positive");
    }
    if (bytes < 1 || redirects < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** 15 s to connect, 30 s without progress, 15 minutes and 1 GiB a file, 5 redirects. */
  public static TransferLimits defaults() {
    return new TransferLimits(
        Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(15), 1L << 30, 5);
  }

  private static boolean isNotPositive(Duration duration) {
    return duration.isNegative() || duration.isZero();
  }
}
