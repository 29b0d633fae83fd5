package br.engdados.sinesp.producer.kafka;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Counts the records that the broker has acknowledged and keeps where they end; the first failure
 * stops the sending.
 */
public final class Acknowledgements implements Callback {
  /** What the user is told, with what to do. */
  public interface Wording {
    /**
     * Words that a record was not taken.
     *
     * @param cause what the client says
     * @return the message
     */
    String refused(String cause);

    /**
     * Words that records are missing at the end.
     *
     * @param acknowledged how many the broker has
     * @param wanted how many it should have
     * @return the message
     */
    String missing(long acknowledged, long wanted);
  }

  private final Wording wording;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** Written by the producer's one thread, read after the count that it raises last. */
  private final Map<String, long[]> ends = new HashMap<>();

  /**
   * Starts at none.
   *
   * @param wording what the user is told
   */
  public Acknowledgements(Wording wording) {
    this.wording = wording;
  }

  /**
   * Sends a record; returns before it is acknowledged.
   *
   * @param producer takes it
   * @param record the record
   * @throws BrokerException if this or an earlier record could not be sent
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback takes what the future would
  public void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
      throws BrokerException {
    throwFailure();
    try {
      producer.send(record, this);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /**
   * Waits until everything sent is acknowledged.
   *
   * @param producer took the records
   * @param wanted how many there must be by now
   * @throws BrokerException if there are not
   */
  public void await(Producer<byte[], byte[]> producer, long wanted) throws BrokerException {
    try {
      producer.flush();
    } catch (KafkaException e) {
      throw failed(e);
    }
    throwFailure();
    if (acknowledged.get() != wanted) {
      throw new BrokerException(wording.missing(acknowledged.get(), wanted));
    }
  }

  /**
   * Tells where the records end; to be asked after {@link #await}.
   *
   * @return by topic and partition the offset after the last record, of those that have any
   */
  public Map<String, Map<Integer, Long>> ends() {
    Map<String, Map<Integer, Long>> all = new HashMap<>();
    ends.forEach(
        (topic, partitions) -> {
          for (int partition = 0; partition < partitions.length; partition++) {
            if (partitions[partition] > 0) {
              all.computeIfAbsent(topic, any -> new HashMap<>())
                  .put(partition, partitions[partition]);
            }
          }
        });
    return all;
  }

  /** Takes the broker's answer; the producer calls it. */
  @Override
  public void onCompletion(RecordMetadata metadata, Exception exception) {
    if (exception == null) {
      long[] of = endsOf(metadata.topic(), metadata.partition());
      of[metadata.partition()] = Math.max(of[metadata.partition()], metadata.offset() + 1);
      acknowledged.incrementAndGet();
    } else {
      failure.compareAndSet(null, exception);
    }
  }

  private long[] endsOf(String topic, int partition) {
    long[] known = ends.get(topic);
    if (known == null || known.length <= partition) {
      known = known == null ? new long[partition + 1] : Arrays.copyOf(known, partition + 1);
      ends.put(topic, known);
    }
    return known;
  }

  private void throwFailure() throws BrokerException {
    Exception first = failure.get();
    if (first != null) {
      throw failed(first);
    }
  }

  private BrokerException failed(Exception cause) {
    return new BrokerException(wording.refused(cause.getMessage()), cause);
  }
}
