package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.CassandraRefusalException;
import br.engdados.sinesp.consumer.connection.CassandraUnavailableException;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the queries of a run going until all have read what they should, or one has failed. */
final class QuerySupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(QuerySupervisor.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final List<TopicQuery> queries;
  private final ConsumeSettings settings;
  private final ConsumerMetrics metrics;
  private final StopRequest stop;
  private final LoadProgress progress;
  private final Map<TopicQuery, Integer> attempts = new HashMap<>();
  private final Map<TopicQuery, Instant> restarts = new HashMap<>();
  private final List<String> failures = new ArrayList<>();

  QuerySupervisor(
      List<TopicQuery> queries,
      ConsumeSettings settings,
      ConsumerMetrics metrics,
      StopRequest stop,
      LoadProgress progress) {
    this.queries = List.copyOf(queries);
    this.settings = settings;
    this.metrics = metrics;
    this.stop = stop;
    this.progress = progress;
  }

  /**
   * Runs the queries.
   *
   * @return whether all is read; false if the run was stopped
   * @throws FailureException if a query has failed for good, also if the run was stopped since
   */
  boolean run() throws InterruptedException {
    Instant started = Instant.now();
    List<TopicQuery> running = new ArrayList<>(queries);
    running.forEach(TopicQuery::start);
    while (!running.isEmpty()) {
      if (stop.await(LOOK)) {
        running.removeIf(this::hasFailedUnseen);
        LOG.info(
            "event=stopping reason=signal queries={} failed={}", running.size(), failures.size());
        stopAll(running);
        requireNoFailure();
        return false;
      }
      if (settings.interval().isEmpty() || stop.drainRequested().isPresent()) {
        progress.tell();
      }
      for (TopicQuery query : List.copyOf(running)) {
        if (hasEnded(query, started)) {
          running.remove(query);
        }
      }
      if (!failures.isEmpty() && settings.stopOnFailure()) {
        stopAll(running);
        running.clear();
      }
    }
    requireNoFailure();
    return true;
  }

  private void requireNoFailure() {
    if (!failures.isEmpty()) {
      throw new FailureException(String.join("; ", failures));
    }
  }

  /** Whether a query has failed for good since it was looked at last, just before a signal. */
  private boolean hasFailedUnseen(TopicQuery query) {
    return !restarts.containsKey(query)
        && !query.isActive()
        && query.failure().filter(failure -> hasFailed(query, failure)).isPresent();
  }

  private boolean hasEnded(TopicQuery query, Instant started) {
    Instant restart = restarts.get(query);
    if (restart != null) {
      if (Instant.now().isAfter(restart)) {
        restarts.remove(query);
        metrics.restarted(query.topic());
        query.start();
      }
      return false;
    }
    if (query.isActive()) {
      if (stop.drainRequested().filter(query.progress()::hasCaughtUpSince).isEmpty()) {
        return false;
      }
      query.stop();
    }
    return query
        .failure()
        .map(failure -> hasFailed(query, failure))
        .orElseGet(
            () -> {
              query.progress().caughtUp(started, true);
              return true;
            });
  }

  /** Decides about a query that has failed; tells whether that was for good. */
  private boolean hasFailed(TopicQuery query, Throwable failure) {
    int attempt = query.hasAdvanced() ? 1 : attempts.getOrDefault(query, 0) + 1;
    if (!isTemporary(failure) || attempt > settings.queryRetries()) {
      String reason = reason(failure);
      LOG.error("event=query-failed query={} reason=\"{}\"", query.topic(), reason);
      LOG.debug("event=query-failed query={}", query.topic(), failure);
      failures.add("query " + query.topic() + " failed: " + reason);
      return true;
    }
    attempts.put(query, attempt);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 5));
    LOG.warn(
        "event=query-restart query={} attempt={} of={} next_ms={} reason=\"{}\"",
        query.topic(),
        attempt,
        settings.queryRetries(),
        pause.toMillis(),
        reason(failure));
    restarts.put(query, Instant.now().plus(pause));
    return false;
  }

  private static String reason(Throwable failure) {
    return CassandraRefusalException.in(failure)
        .or(() -> CassandraUnavailableException.in(failure))
        .orElseGet(() -> FailureText.reason(failure));
  }

  /** Tells whether the cause lies with a server or the network, and may pass. */
  static boolean isTemporary(Throwable failure) {
    if (CassandraRefusalException.in(failure).isPresent()) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof DriverException
          || cause instanceof CassandraUnavailableException
          || cause instanceof TimeoutException
          || cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private void stopAll(List<TopicQuery> running) {
    for (TopicQuery query : running) {
      if (!restarts.containsKey(query)) {
        query.stop();
      }
    }
  }
}
