package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;

/** Reads ranges of topics with Spark, a bounded piece a task. */
public final class TopicScan {
  private static final long OFFSETS_A_TASK = 250_000;

  /**
   * Makes something of the records of a slice.
   *
   * @param <T> what is made, serializable
   */
  public interface Reading<T> extends Serializable {
    /** Goes through all records of the slice's range, among them those of other slices. */
    T of(TopicSlice slice, Iterator<ConsumerRecord<byte[], byte[]>> records);
  }

  private final JavaSparkContext context;
  private final HashMap<String, Object> clientProperties;

  /** Reads with clients of these properties, all serializable. */
  public TopicScan(JavaSparkContext context, Map<String, Object> clientProperties) {
    this.context = context;
    this.clientProperties = new HashMap<>(clientProperties);
  }

  /**
   * Reads whole partitions of topics, or slices of them, a task for each.
   *
   * @param slices which; a task reads all records of its slice's range
   * @param reading makes of them what is kept
   * @return what was made, one for each slice in their order
   */
  public <T> JavaRDD<T> slices(List<TopicSlice> slices, Reading<T> reading) {
    HashMap<String, Object> properties = clientProperties;
    return context
        .parallelize(slices, Math.max(1, slices.size()))
        .map(
            slice -> {
              try (RecordIterator records = new RecordIterator(properties, slice.range())) {
                return reading.of(slice, records);
              }
            });
  }

  /** Gives the records of the ranges, to be used up within the tasks that read them. */
  public JavaRDD<ConsumerRecord<byte[], byte[]>> records(List<OffsetRange> ranges) {
    List<OffsetRange> pieces =
        ranges.stream().flatMap(range -> range.pieces(OFFSETS_A_TASK).stream()).toList();
    HashMap<String, Object> properties = clientProperties;
    return context
        .parallelize(pieces, Math.max(1, pieces.size()))
        .mapPartitions(
            assigned ->
                assigned.hasNext() ? open(properties, assigned) : Collections.emptyIterator());
  }

  /** Gives how many records a table's topic has at the most. */
  public static long records(List<OffsetRange> ranges, Granularidade granularidade) {
    String topic = OccurrenceTopic.of(granularidade);
    return ranges.stream()
        .filter(range -> range.topic().equals(topic))
        .mapToLong(OffsetRange::length)
        .sum();
  }

  private static Iterator<ConsumerRecord<byte[], byte[]>> open(
      Map<String, Object> properties, Iterator<OffsetRange> assigned) {
    RecordIterator records = new RecordIterator(properties, assigned.next());
    if (assigned.hasNext()) {
      throw new IllegalStateException("a task has one piece, not also " + assigned.next());
    }
    TaskCompletionListener close = task -> records.close();
    TaskContext.get().addTaskCompletionListener(close);
    return records;
  }
}
