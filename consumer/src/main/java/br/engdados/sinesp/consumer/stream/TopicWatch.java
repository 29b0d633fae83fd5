package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.failure.FailureText;
import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import br.engdados.sinesp.contract.json.EditionMarkJson;
import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at Kafka now and then: where the topics end, for the progress that is shown, and for the
 * metrics also which editions they have whole. Spark tells that when a batch is done, which says
 * nothing while none gets done.
 */
final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final TopicPartition MARKS = new TopicPartition(EditionTopic.NAME, 0);

  private final KafkaConnection kafka;
  private final List<TopicProgress> topics;
  private final ConsumerMetrics metrics;
  private final boolean withEditions;
  private final EditionProgress editions = new EditionProgress();
  private final Thread thread = new Thread(this::lookUntilClosed, "topic-watch");
  private KafkaConsumer<byte[], byte[]> marks;
  private boolean failing;

  private TopicWatch(
      KafkaConnection kafka,
      List<TopicProgress> topics,
      ConsumerMetrics metrics,
      boolean withEditions) {
    this.kafka = kafka;
    this.topics = List.copyOf(topics);
    this.metrics = metrics;
    this.withEditions = withEditions;
  }

  /** Begins to look, in a thread of its own; at the editions only where they are asked for. */
  static TopicWatch start(
      KafkaConnection kafka,
      List<TopicProgress> topics,
      ConsumerMetrics metrics,
      boolean withEditions) {
    TopicWatch watch = new TopicWatch(kafka, topics, metrics, withEditions);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookUntilClosed() {
    try {
      while (true) {
        look();
        Thread.sleep(BETWEEN.toMillis());
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("event=watch_ended");
    } finally {
      closeMarks();
    }
  }

  // What goes wrong in Kafka must end neither the load nor the looking.
  private void look() throws InterruptedException {
    try {
      lookAtEnds();
      if (withEditions) {
        lookAtEditions();
      }
      failing = false;
    } catch (InterruptException e) {
      throw e;
    } catch (ExecutionException | KafkaException e) {
      if (!failing) {
        LOG.warn("event=watch_failed reason=\"{}\"", FailureText.reason(e));
      }
      failing = true;
      closeMarks();
    }
  }

  private void lookAtEnds() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicProgress topic : topics) {
      for (Integer partition : topic.partitions()) {
        wanted.put(new TopicPartition(topic.topic(), partition), OffsetSpec.latest());
      }
    }
    Map<String, Map<Integer, Long>> ends = new HashMap<>();
    try (Admin admin = Admin.create(KafkaWait.adminProperties(kafka))) {
      admin
          .listOffsets(wanted)
          .all()
          .get()
          .forEach(
              (partition, end) ->
                  ends.computeIfAbsent(partition.topic(), unused -> new HashMap<>())
                      .put(partition.partition(), end.offset()));
    }
    topics.forEach(topic -> topic.ends(ends.getOrDefault(topic.topic(), Map.of())));
  }

  private void lookAtEditions() {
    if (marks == null) {
      marks = open();
    }
    long end = marks.endOffsets(List.of(MARKS)).getOrDefault(MARKS, 0L);
    while (marks.position(MARKS) < end) {
      for (ConsumerRecord<byte[], byte[]> found : marks.poll(POLL)) {
        take(found);
      }
    }
    editions.ended().forEach(this::report);
    for (TopicProgress topic : topics) {
      String name = topic.topic();
      editions
          .inTopic(name)
          .forEach((dataset, when) -> metrics.editionInTopic(name, dataset.id(), when));
      editions
          .inTable(name, topic.next())
          .forEach((dataset, when) -> metrics.editionInTable(name, dataset.id(), when));
    }
  }

  private void report(EditionMark mark) {
    Map<String, Long> records = new HashMap<>();
    for (Operation operation : Operation.values()) {
      long count =
          mark.counts().values().stream()
              .mapToLong(counts -> counts.getOrDefault(operation, 0L))
              .sum();
      records.put(operation.code(), count);
    }
    metrics.edition(mark.dataset().id(), mark.ano(), mark.dataExtracao(), records);
  }

  private KafkaConsumer<byte[], byte[]> open() {
    Map<String, Object> properties = kafka.clientProperties();
    properties.put("enable.auto.commit", false);
    properties.put("allow.auto.create.topics", false);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(MARKS));
    consumer.seekToBeginning(List.of(MARKS));
    return consumer;
  }

  private void take(ConsumerRecord<byte[], byte[]> found) {
    if (found.value() == null) {
      return;
    }
    try {
      editions.seen(EditionMarkJson.read(found.value()));
    } catch (MalformedJsonException e) {
      LOG.warn("event=mark_passed_over offset={} reason=\"{}\"", found.offset(), e.getMessage());
    }
  }

  private void closeMarks() {
    if (marks != null) {
      marks.close(Duration.ZERO);
      marks = null;
    }
  }
}
