package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.RetrySettings;
import br.engdados.sinesp.producer.source.archive.ArchiveLimits;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to fetch.
 *
 * @param cacheDirectory where files go; created if it is not there
 * @param parallelDownloads how many at a time, 1 to 8
 * @param cacheWait how long to wait for another process that writes to the cache
 * @param retries when to try again
 * @param transfer bounds on a download
 * @param archive bounds on what it unpacks to
 */
public record FetchSettings(
    Path cacheDirectory,
    int parallelDownloads,
    Duration cacheWait,
    RetrySettings retries,
    TransferLimits transfer,
    ArchiveLimits archive) {

  /** Four retries, after about 1, 2, 4 and 8 seconds. */
  public static final RetrySettings USUAL_RETRIES =
      new RetrySettings(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

  private static final int MOST_RETRIES = 20;

  /**
   * Checks the numbers of downloads and retries: the ministry's site is a public service.
   *
   * @throws IllegalArgumentException if there are not between 1 and 8, or more than 20
   */
  public FetchSettings {
    if (parallelDownloads < 1 || parallelDownloads > 8) {
      throw new IllegalArgumentException(
          "parallel downloads must lie between 1 and 8: " + parallelDownloads);
    }
    if (retries.retries() > MOST_RETRIES) {
      throw new IllegalArgumentException(
          "retries must lie between 0 and " + MOST_RETRIES + ": " + retries.retries());
    }
  }

  /** Two downloads at a time, two minutes for another process, and the defaults of the parts. */
  public static FetchSettings defaults(Path cacheDirectory) {
    return new FetchSettings(
        cacheDirectory,
        2,
        Duration.ofMinutes(2),
        USUAL_RETRIES,
        TransferLimits.defaults(),
        ArchiveLimits.defaults());
  }
}
