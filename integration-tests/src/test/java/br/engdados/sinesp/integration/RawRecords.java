package br.engdados.sinesp.integration;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceIdentity;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.contract.topic.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends single records of the topic of states, in whatever order and shape a test wants. */
final class RawRecords implements AutoCloseable {
  static final String TOPIC = OccurrenceTopic.of(Granularidade.ESTADO);
  static final String MUNICIPIO = OccurrenceTopic.of(Granularidade.MUNICIPIO);

  private final KafkaProducer<byte[], byte[]> producer;
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();
  private final OccurrenceIdentity identity = new OccurrenceIdentity();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final Place place = Place.state(States.load().find("SE").orElseThrow());

  RawRecords(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "20"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Makes a row of Sergipe; the ordinal tells rows apart. */
  Occurrence row(int ordinal, Instant dataExtracao, Integer vitimas, Integer ocorrencias) {
    Breakdown breakdown = new Breakdown("Estadual", null, null, null, "Formulário 3");
    YearMonth period = YearMonth.of(2019, 1);
    return new Occurrence(
        identity.of(Dataset.VDE, period, place, "Estupro", breakdown, ordinal),
        new Edition(Dataset.VDE, "bancovde-2019", dataExtracao),
        period,
        place,
        "Estupro",
        breakdown,
        new Measures(null, null, null, vitimas, ocorrencias, null));
  }

  void publish(Operation operation, Occurrence row) {
    EncodedOccurrence encoded = encoder.encode(row);
    byte[] value = operation == Operation.WITHDRAWN ? null : encoded.value();
    send(encoded.key(), value, row.edition().dataExtracao(), operation.code(), "1");
  }

  /** Withdraws a row in the topic's second partition, where its other records are not. */
  void withdrawElsewhere(Occurrence row, Instant timestamp) {
    send(1, key(row), null, timestamp, Operation.WITHDRAWN.code(), "1");
  }

  /** Sends any bytes; always to partition 0, so that offsets are known. */
  void send(byte[] key, byte[] value, Instant timestamp, String operation, String schemaVersion) {
    send(0, key, value, timestamp, operation, schemaVersion);
  }

  private void send(
      int partition,
      byte[] key,
      byte[] value,
      Instant timestamp,
      String operation,
      String schemaVersion) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(TOPIC, partition, timestamp.toEpochMilli(), key, value);
    record.headers().add(RecordHeader.OPERATION, operation.getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(RecordHeader.SCHEMA_VERSION, schemaVersion.getBytes(StandardCharsets.UTF_8));
    sent.add(producer.send(record));
  }

  /** Waits for the broker; any failed record fails here. Gives the offsets in the order sent. */
  List<Long> flush() throws ExecutionException, InterruptedException {
    producer.flush();
    List<Long> offsets = new ArrayList<>();
    for (Future<RecordMetadata> one : sent) {
      offsets.add(one.get().offset());
    }
    sent.clear();
    return offsets;
  }

  byte[] key(Occurrence row) {
    return encoder.encode(row).key();
  }

  byte[] value(Occurrence row) {
    return encoder.encode(row).value();
  }

  @Override
  public void close() {
    producer.close();
  }
}
