package br.engdados.sinesp.consumer.stream;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes Spark's progress reports on to the topics. */
final class ProgressListener extends StreamingQueryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

  private final Map<String, TopicProgress> topics;
  private final Map<UUID, TopicProgress> runs = new ConcurrentHashMap<>();

  /** Makes a listener for queries named after their topics. */
  ProgressListener(Map<String, TopicProgress> topics) {
    this.topics = Map.copyOf(topics);
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    LOG.debug("event=query-started query={} run={}", event.name(), event.runId());
    TopicProgress topic = topics.get(event.name());
    if (topic != null) {
      runs.put(event.runId(), topic);
    }
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    TopicProgress topic = topics.get(event.progress().name());
    if (topic != null) {
      topic.committed(event.progress());
    }
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    TopicProgress topic = runs.get(event.runId());
    if (topic != null) {
      topic.idle(Instant.parse(event.timestamp()));
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    LOG.debug("event=query-terminated run={}", event.runId());
    runs.remove(event.runId());
  }
}
