package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.json.EditionMarkJson;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.contract.topic.RecordHeader;
import br.engdados.sinesp.producer.kafka.Acknowledgements;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.revision.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;

/**
 * Sends records and counts what the broker has acknowledged; the first failure stops the run.
 * Records go to the partition of their table's partition key.
 */
final class RecordSender implements EditionMarker.Marks, AutoCloseable {
  private static final Header VERSION =
      header(RecordHeader.SCHEMA_VERSION, RecordHeader.SCHEMA_VERSION_CURRENT);

  /** Connects a producer. */
  interface Producers {
    Producer<byte[], byte[]> connect() throws BrokerException;
  }

  private final KafkaConnection connection;
  private final Producers producers;
  private final int partitions;
  private final Acknowledgements acknowledgements;
  private final Map<Operation, Header> operations = new EnumMap<>(Operation.class);
  private final Map<Granularidade, String> topics = new EnumMap<>(Granularidade.class);
  private Producer<byte[], byte[]> producer;
  private byte[] lastKey = {};
  private int lastPrefix = -1;
  private int lastPartition;
  private long sent;
  private long bytes;

  /**
   * Prepares, and connects nothing yet.
   *
   * @param connection how Kafka is reached, for messages
   * @param producers connects the producer when the first file needs one
   * @param partitions of each topic of rows
   */
  RecordSender(KafkaConnection connection, Producers producers, int partitions) {
    this.connection = connection;
    this.producers = producers;
    this.partitions = partitions;
    this.acknowledgements = new Acknowledgements(new RunAgain(connection.bootstrapServers()));
    for (Operation operation : Operation.values()) {
      operations.put(operation, header(RecordHeader.OPERATION, operation.code()));
    }
    for (Granularidade granularidade : Granularidade.values()) {
      topics.put(granularidade, OccurrenceTopic.of(granularidade));
    }
  }

  /** Connects, unless it has: a run with nothing to do needs no connection. */
  void connect() throws BrokerException {
    if (producer == null) {
      producer = producers.connect();
    }
  }

  /**
   * Sends a record; returns before it is acknowledged.
   *
   * @param change what it says
   * @param origin what it has in common with all records of its file
   * @throws BrokerException if this or an earlier record could not be sent
   */
  void send(Change change, Origin origin) throws BrokerException {
    Header operation = operations.get(change.operation());
    Header[] headers =
        change.row() == 0
            ? new Header[] {operation, VERSION, origin.file(), origin.sha256()}
            : new Header[] {
              operation,
              VERSION,
              origin.file(),
              header(RecordHeader.SOURCE_ROW, Integer.toString(change.row())),
              origin.sha256()
            };
    acknowledgements.send(
        producer,
        new ProducerRecord<>(
            topics.get(change.granularidade()),
            partition(change.key(), change.partitionKeyLength()),
            origin.timestamp(),
            change.key(),
            change.value(),
            new RecordHeaders(headers)));
    sent++;
    bytes += change.bytes();
  }

  /**
   * Waits until everything sent is acknowledged.
   *
   * @throws BrokerException if something was not
   */
  void awaitAcknowledged() throws BrokerException {
    acknowledgements.await(producer, sent);
  }

  @Override
  public Map<String, Map<Integer, Long>> ends() {
    return acknowledgements.ends();
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
      throw new BrokerException(
          new RunAgain(connection.bootstrapServers()).refused(e.getMessage()), e);
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
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }

  /**
   * What all records of a file have in common.
   *
   * @param file the header with its name
   * @param sha256 the header with its content
   * @param timestamp when it was taken in, milliseconds since 1970
   */
  record Origin(Header file, Header sha256, long timestamp) {
    static Origin of(String file, String sha256, Instant dataExtracao) {
      return new Origin(
          header(RecordHeader.SOURCE_FILE, file),
          header(RecordHeader.SOURCE_SHA256, sha256),
          dataExtracao.toEpochMilli());
    }
  }

  private record RunAgain(String servers) implements Acknowledgements.Wording {
    @Override
    public String refused(String cause) {
      return "Kafka at %s did not take a record (%s). Nothing is lost: run the same command again."
          .formatted(servers, cause);
    }

    @Override
    public String missing(long acknowledged, long wanted) {
      return "Kafka at %s acknowledged %d of %d records. Run the same command again."
          .formatted(servers, acknowledged, wanted);
    }
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
