package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicRecords;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What the topics hold, as hashes by scope. A run of many files reads the topics once, when the
 * first file needs them, and after that only what has come since; a first load of many files reads
 * nothing again.
 */
public final class PublishedLog implements Closeable {
  private static final int OFFSET_BITS = 48;

  private final TopicRecords topics;
  private final Set<Scope> published = new HashSet<>();
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<TopicPartition, Integer> indexes = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private ScopeSpool spool;

  /**
   * Makes a log that has read nothing yet.
   *
   * @param topics reads what is published
   */
  public PublishedLog(TopicRecords topics) {
    this.topics = topics;
  }

  /**
   * Adds a scope of which this run publishes.
   *
   * @param scope a scope that is about to be published, or was
   */
  public void add(Scope scope) {
    published.add(scope);
  }

  @Override
  public void close() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }

  TopicRecords topics() {
    return topics;
  }

  /** Tells whether the topics may hold anything of a scope. */
  boolean mayHold(Scope scope) {
    return spool == null || published.contains(scope) || spool.scopes().contains(scope);
  }

  /** Reads what came since the last time, all the first time. */
  void refresh() throws BrokerException, IOException {
    try {
      if (spool == null) {
        spool = new ScopeSpool();
      }
      topics.read(next, this::take);
    } catch (IOException | UncheckedIOException e) {
      throw new IOException(
          "cannot write down what is published in a temporary file (%s). It needs 32 bytes a row in"
                  .formatted(e.getMessage())
              + " java.io.tmpdir, which is "
              + System.getProperty("java.io.tmpdir")
              + ".",
          e);
    }
  }

  /** Names the scopes of a dataset that the topics hold anything of. */
  Set<Scope> scopesOf(Dataset dataset) {
    return spool.scopes().stream()
        .filter(scope -> scope.dataset() == dataset)
        .collect(Collectors.toSet());
  }

  /** Tells whether the topics may hold anything of another scope of the same dataset. */
  boolean mayHoldOthers(Scope scope) {
    return Stream.concat(published.stream(), spool.scopes().stream())
        .anyMatch(other -> other.dataset() == scope.dataset() && !other.equals(scope));
  }

  /** Hands out what the topics hold of a scope; of one key the last counts. */
  void replay(Scope scope, Consumer<PublishedRecord> into) throws IOException {
    spool.replay(scope, into);
  }

  /** Reads records at their places; those that compaction has taken since are left out. */
  void readAt(long[] places, TopicRecords.Visitor visitor) throws BrokerException {
    long[] sorted = places.clone();
    Arrays.sort(sorted);
    Map<TopicPartition, long[]> offsets = new HashMap<>();
    for (int begin = 0; begin < sorted.length; ) {
      int partition = (int) (sorted[begin] >>> OFFSET_BITS);
      int end = begin;
      while (end < sorted.length && sorted[end] >>> OFFSET_BITS == partition) {
        end++;
      }
      offsets.put(
          partitions.get(partition),
          Arrays.stream(sorted, begin, end)
              .map(place -> place & ((1L << OFFSET_BITS) - 1))
              .toArray());
      begin = end;
    }
    topics.readAt(offsets, visitor);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    next.put(partition, record.offset() + 1);
    Scope scope = Scope.ofKey(record.key()).orElse(null);
    if (scope == null) {
      return;
    }
    long[] key = PublishedRows.hash(record.key(), record.key().length);
    byte[] value = record.value();
    long content = value == null ? 0 : PublishedRows.hash(value, contentLength(value))[0];
    try {
      spool.add(
          scope,
          new PublishedRecord(
              key[0], key[1], content, place(partition, record.offset()), value == null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long place(TopicPartition partition, long offset) {
    Integer index = indexes.get(partition);
    if (index == null) {
      index = partitions.size();
      partitions.add(partition);
      indexes.put(partition, index);
    }
    return ((long) index << OFFSET_BITS) | offset;
  }

  private static int contentLength(byte[] value) {
    try {
      return OccurrenceEncoder.contentLength(value);
    } catch (IllegalArgumentException e) {
      // Not what this program wrote: it differs from any row, which will replace it.
      return value.length;
    }
  }
}
