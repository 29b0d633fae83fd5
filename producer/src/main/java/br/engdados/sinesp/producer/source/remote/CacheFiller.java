package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.Deadline;
import br.engdados.sinesp.producer.http.RetryLoop;
import br.engdados.sinesp.producer.source.cache.CacheSession;
import br.engdados.sinesp.producer.source.cache.CachedFile;
import br.engdados.sinesp.producer.source.cache.CopyCheck;
import br.engdados.sinesp.producer.source.cache.FileState;
import br.engdados.sinesp.producer.source.cache.LastCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings files into the cache, one a call; what several calls share is what they learn about hosts.
 */
final class CacheFiller {
  private final CacheSession cache;
  private final HttpDownloader downloader;
  private final RetryLoop retries;
  private final Duration deadline;
  private final ProgressListener listener;
  private final Map<String, String> unreachable = new ConcurrentHashMap<>();

  CacheFiller(
      CacheSession cache,
      HttpDownloader downloader,
      RetryLoop retries,
      Duration deadline,
      ProgressListener listener) {
    this.cache = cache;
    this.downloader = downloader;
    this.retries = retries;
    this.deadline = deadline;
    this.listener = listener;
  }

  /**
   * Fetches a file.
   *
   * @throws IOException if the cache cannot be used
   * @throws InterruptedException if the thread is interrupted
   */
  FetchedFile fetch(RemoteFile file) throws IOException, InterruptedException {
    FetchedFile fetched = outcome(file);
    listener.finished(fetched);
    return fetched;
  }

  private FetchedFile outcome(RemoteFile file) throws IOException, InterruptedException {
    String host = file.url().host();
    if (unreachable.containsKey(host)) {
      return failed(file, FileState.BROKEN, unreachable.get(host));
    }
    CachedFile known = cache.whole(file.key(), CopyCheck.FULL).orElse(null);
    Path partial = cache.newPartial();
    try {
      return taken(file, known, partial, download(file, known, partial));
    } catch (AttemptException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw (InterruptedException) new InterruptedException("fetch stopped").initCause(e);
      }
      if (e.verdict() == AttemptException.Verdict.MISSING) {
        return failed(file, FileState.MISSING, e.getMessage());
      }
      if (e.verdict() == AttemptException.Verdict.UNREACHABLE) {
        unreachable.put(host, e.getMessage());
      }
      return failed(file, FileState.BROKEN, e.getMessage());
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private HttpDownloader.Outcome download(RemoteFile file, CachedFile known, Path partial)
      throws AttemptException, InterruptedException {
    Deadline end = Deadline.in(deadline);
    return retries.run(
        end,
        () -> downloader.attempt(file, known, partial, end, listener),
        (failure, pause) -> listener.retrying(file.name(), failure.getMessage(), pause));
  }

  private FetchedFile taken(
      RemoteFile file, CachedFile known, Path partial, HttpDownloader.Outcome outcome)
      throws IOException {
    if (outcome instanceof HttpDownloader.Received received) {
      CacheSession.Committed committed =
          cache.commit(
              partial,
              file.key(),
              file.name(),
              received.sha256(),
              received.etag(),
              received.lastModified());
      return fetched(file, committed.state(), "", Optional.of(committed.file()));
    }
    record(file, FileState.UNCHANGED, "");
    return fetched(file, FileState.UNCHANGED, "", Optional.of(known));
  }

  private FetchedFile failed(RemoteFile file, FileState state, String reason) throws IOException {
    record(file, state, reason);
    return fetched(file, state, reason, cache.whole(file.key(), CopyCheck.QUICK));
  }

  private void record(RemoteFile file, FileState state, String reason) throws IOException {
    cache.record(new LastCheck(file.key(), file.name(), state, reason, Instant.now()));
  }

  private FetchedFile fetched(
      RemoteFile file, FileState state, String reason, Optional<CachedFile> cached) {
    return new FetchedFile(
        file.name(),
        file.key(),
        state,
        reason,
        cached.orElse(null),
        cached.map(cache::path).orElse(null));
  }
}
