package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The records of a range. Spark's own source would give the same, but at every gap that compaction
 * left it asks the broker for the partition's offsets again, which on a topic that was revised for
 * a year costs more than the reading.
 */
final class RecordIterator implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OffsetRange range;
  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
  private ConsumerRecord<byte[], byte[]> next;
  private boolean ended;

  RecordIterator(Map<String, Object> clientProperties, OffsetRange range) {
    this.range = range;
    this.partition = new TopicPartition(range.topic(), range.partition());
    this.consumer = resolving(PATIENCE, () -> consumer(clientProperties));
    consumer.assign(List.of(partition));
    consumer.seek(partition, range.from());
  }

  /**
   * Waits for names to be resolved, which a client before Kafka 4.4 (KIP-909) does only while it is
   * made. The driver has reached the same addresses a moment before: an executor that cannot is not
   * set up wrongly, but its resolver is too busy to answer.
   *
   * @param patience how long
   * @param client makes one
   * @throws FailureException of the last attempt, at once if it is about anything else
   */
  static <T> T resolving(Duration patience, CheckedSupplier<T> client) {
    return Failsafe.with(
            RetryPolicy.<T>builder()
                .handleIf(e -> unresolved(e))
                .withMaxAttempts(-1)
                .withMaxDuration(patience)
                .withBackoff(patience.dividedBy(60), patience.dividedBy(6))
                .build())
        .get(client);
  }

  private static boolean unresolved(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            e ->
                e instanceof ConfigException && e.getMessage().contains("No resolvable bootstrap"));
  }

  /**
   * Makes a client that reads bytes, belongs to no group and never skips in silence.
   *
   * @throws FailureException if the client's properties are wrong
   */
  static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    try {
      return new KafkaConsumer<>(
          properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw new FailureException(
          "the Kafka client cannot start: " + FailureText.reason(e) + ". Check --kafka-properties",
          e);
    }
  }

  /**
   * Tells whether there is another record.
   *
   * @throws FailureException if Kafka gives nothing for a minute, refuses, or has deleted the
   *     records
   */
  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      fetch();
    }
    return next != null;
  }

  @Override
  public ConsumerRecord<byte[], byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ConsumerRecord<byte[], byte[]> record = next;
    next = null;
    return record;
  }

  private void fetch() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!fetched.hasNext()) {
      long position = position();
      if (position >= range.until()) {
        ended = true;
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new FailureException(
            "Kafka gave no record of %s for %d s at offset %d of %d; is every broker up?"
                .formatted(partition, PATIENCE.toSeconds(), position, range.until()));
      }
      fetched = poll();
    }
    next = fetched.next();
    if (next.offset() >= range.until()) {
      next = null;
      ended = true;
    }
  }

  private Iterator<ConsumerRecord<byte[], byte[]>> poll() {
    try {
      return consumer.poll(POLL).iterator();
    } catch (OffsetOutOfRangeException e) {
      throw new FailureException(
          "records of " + range + " were deleted while they were read; run verify again", e);
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  private long position() {
    try {
      return consumer.position(partition);
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  private FailureException unreadable(KafkaException e) {
    return new FailureException(
        "Kafka did not give the records of %s: %s".formatted(range, FailureText.reason(e)), e);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
