package br.engdados.sinesp.producer.source.remote;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Hears how downloads go on. Called from several threads at a time, for each file from one at a
 * time; must not throw or block.
 */
public interface ProgressListener {

  /** Another process writes to the cache; this one waits for at most so long. */
  void waitingForCache(Duration atMost);

  /**
   * A body begins to arrive; after a retry, again.
   *
   * @param name file name
   * @param expected bytes announced by the server, empty if it did not say
   */
  void started(String name, OptionalLong expected);

  /**
   * More of it arrived.
   *
   * @param name file name
   * @param bytes received since the last {@link #started}, all together
   */
  void advanced(String name, long bytes);

  /**
   * An attempt failed and another follows; what had arrived is thrown away.
   *
   * @param name file name
   * @param reason what went wrong
   * @param delay pause until then
   */
  void retrying(String name, String reason, Duration delay);

  /** Nothing more comes for this file. */
  void finished(FetchedFile file);

  /** A listener that does nothing. */
  static ProgressListener silent() {
    return new ProgressListener() {
      @Override
      public void waitingForCache(Duration atMost) {}

      @Override
      public void started(String name, OptionalLong expected) {}

      @Override
      public void advanced(String name, long bytes) {}

      @Override
      public void retrying(String name, String reason, Duration delay) {}

      @Override
      public void finished(FetchedFile file) {}
    };
  }
}
