package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.json.EditionMarkJson;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.contract.topic.RecordHeader;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Sends records and counts what the broker has acknowledged; the first failure stops the run.
 * Records go to the partition of their table's partition key.
 */
final class RecordSender implements Outlet, EditionMarker.Marks, AutoCloseable {
  private static final Header VERSION =
      header(RecordHeader.SCHEMA_VERSION, RecordHeader.SCHEMA_VERSION_CURRENT);

  private final KafkaConnection connection;
  private final Producer<byte[], byte[]> producer;
  private final int partitions;
  private final Map<Operation, Header> operations = new EnumMap<>(Operation.class);
  private final Map<Granularidade, Acknowledgements> topics = new EnumMap<>(Granularidade.class);
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private byte[] lastKey = {};
  private int lastPrefix = -1;
  private int lastPartition;
  private long sent;
  private long bytes;

  RecordSender(KafkaConnection connection, Producer<byte[], byte[]> producer, int partitions) {
    this.connection = connection;
    this.producer = producer;
    this.partitions = partitions;
    for (Operation operation : Operation.values()) {
      operations.put(operation, header(RecordHeader.OPERATION, operation.code()));
    }
    for (Granularidade granularidade : Granularidade.values()) {
      topics.put(
          granularidade, new Acknowledgements(OccurrenceTopic.of(granularidade), partitions));
    }
  }

  static RecordSender connect(KafkaConnection connection, int partitions) throws BrokerException {
    String timeout = Long.toString(connection.timeout().toMillis());
    Map<String, Object> settings = new HashMap<>();
    settings.put("client.id", "sinesp-producer");
    settings.put("enable.idempotence", "true");
    settings.put("acks", "all");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "50");
    settings.put("batch.size", Integer.toString(256 << 10));
    settings.put("buffer.memory", Integer.toString(32 << 20));
    settings.put("max.block.ms", timeout);
    settings.put("request.timeout.ms", Long.toString(connection.timeout().toMillis() / 2));
    settings.put("delivery.timeout.ms", timeout);
    try {
      return new RecordSender(
          connection,
          new KafkaProducer<>(
              connection.clientSettings(settings),
              new ByteArraySerializer(),
              new ByteArraySerializer()),
          partitions);
    } catch (KafkaException e) {
      throw new BrokerException(
          "Kafka client cannot start for %s (%s). Check --bootstrap-servers and --kafka-properties."
              .formatted(connection.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the callback takes what the future would
  public void send(
      Granularidade granularidade,
      byte[] key,
      int partitionKeyLength,
      byte[] value,
      long timestamp,
      Operation operation,
      Origin origin,
      int row)
      throws BrokerException {
    throwFailure();
    Header[] headers =
        row == 0
            ? new Header[] {operations.get(operation), VERSION, origin.file(), origin.sha256()}
            : new Header[] {
              operations.get(operation),
              VERSION,
              origin.file(),
              header(RecordHeader.SOURCE_ROW, Integer.toString(row)),
              origin.sha256()
            };
    Acknowledgements topic = topics.get(granularidade);
    try {
      producer.send(
          new ProducerRecord<>(
              topic.name,
              partition(key, partitionKeyLength),
              timestamp,
              key,
              value,
              new RecordHeaders(headers)),
          topic);
    } catch (KafkaException e) {
      throw failed(e);
    }
    sent++;
    bytes += key.length + (value == null ? 0 : value.length);
  }

  /**
   * Waits until everything sent is acknowledged.
   *
   * @throws BrokerException if something was not
   */
  void awaitAcknowledged() throws BrokerException {
    try {
      producer.flush();
    } catch (KafkaException e) {
      throw failed(e);
    }
    throwFailure();
    if (acknowledged.get() != sent) {
      throw new BrokerException(
          "Kafka at %s acknowledged %d of %d records. Run the same command again."
              .formatted(connection.bootstrapServers(), acknowledged.get(), sent));
    }
  }

  @Override
  public Map<String, Map<Integer, Long>> ends() {
    Map<String, Map<Integer, Long>> all = new HashMap<>();
    for (Acknowledgements topic : topics.values()) {
      for (int partition = 0; partition < partitions; partition++) {
        if (topic.ends[partition] > 0) {
          all.computeIfAbsent(topic.name, any -> new HashMap<>())
              .put(partition, topic.ends[partition]);
        }
      }
    }
    return all;
  }

  @Override
  public void mark(EditionMark mark) throws BrokerException {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  EditionTopic.NAME, EditionMarkJson.key(mark), EditionMarkJson.value(mark)))
          .get();
    } catch (KafkaException e) {
      throw failed(e);
    } catch (ExecutionException e) {
      throw new BrokerException(
          "Kafka at %s did not take the mark of an edition in %s (%s). Run the same command again."
              .formatted(
                  connection.bootstrapServers(), EditionTopic.NAME, e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("stopped while waiting for Kafka", e);
    }
  }

  /** Counts the records sent. */
  long sent() {
    return sent;
  }

  /** Counts the bytes of keys and values sent, before compression. */
  long bytes() {
    return bytes;
  }

  /** Drops what is not sent yet, unless {@link #awaitAcknowledged} came first. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  /** Headers that tell the source; the same for all records of a file. */
  record Origin(Header file, Header sha256) {
    static Origin of(String file, String sha256) {
      return new Origin(
          header(RecordHeader.SOURCE_FILE, file), header(RecordHeader.SOURCE_SHA256, sha256));
    }
  }

  /** Counts the acknowledged records of a topic and keeps where they end; one thread calls it. */
  private final class Acknowledgements implements Callback {
    private final String name;
    private final long[] ends;

    Acknowledgements(String name, int partitions) {
      this.name = name;
      this.ends = new long[partitions];
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception exception) {
      if (exception == null) {
        ends[metadata.partition()] = Math.max(ends[metadata.partition()], metadata.offset() + 1);
        acknowledged.incrementAndGet();
      } else {
        failure.compareAndSet(null, exception);
      }
    }
  }

  private void throwFailure() throws BrokerException {
    Exception first = failure.get();
    if (first != null) {
      throw failed(first);
    }
  }

  private BrokerException failed(Exception cause) {
    return new BrokerException(
        "Kafka at %s did not take a record (%s). Nothing is lost: run the same command again."
            .formatted(connection.bootstrapServers(), cause.getMessage()),
        cause);
  }

  private int partition(byte[] key, int prefix) {
    // Files are sorted so that neighbours mostly share their partition.
    if (prefix == lastPrefix && Arrays.equals(key, 0, prefix, lastKey, 0, prefix)) {
      return lastPartition;
    }
    lastKey = key;
    lastPrefix = prefix;
    lastPartition = Utils.toPositive(Utils.murmur2(Arrays.copyOf(key, prefix))) % partitions;
    return lastPartition;
  }

  private static Header header(String name, String value) {
    return new org.apache.kafka.common.header.internals.RecordHeader(
        name, value.getBytes(StandardCharsets.UTF_8));
  }
}
