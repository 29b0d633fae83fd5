package br.engdados.sinesp.producer.source.remote;

import java.time.Duration;

/** A moment by which work must be done, on the clock that nobody sets back. */
record Deadline(long endNanos, Duration allowed) {

  static Deadline in(Duration allowed) {
    return new Deadline(System.nanoTime() + allowed.toNanos(), allowed);
  }

  /** Time that is left; zero or negative when it is over. */
  Duration remaining() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }

  boolean isOver() {
    return remaining().compareTo(Duration.ZERO) <= 0;
  }

  DownloadException exceeded() {
    return DownloadException.last(
        "it was not there within " + allowed.toSeconds() + " s (the download deadline)");
  }
}
