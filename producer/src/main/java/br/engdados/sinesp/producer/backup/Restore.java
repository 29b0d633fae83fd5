package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.producer.kafka.Acknowledgements;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.kafka.TopicDefinition;
import br.engdados.sinesp.producer.kafka.TopicDefinitions;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes topics of a backup: same names, settings, partitions, and in each partition the same
 * records in the same order. Every file is compared with its checksum before the first record goes
 * out.
 */
public final class Restore {
  private final KafkaConnection kafka;
  private final Optional<Short> replicationFactor;
  private final Path stateDir;

  /**
   * Prepares.
   *
   * @param kafka how to reach Kafka
   * @param replicationFactor copies of each partition, empty for the broker's default
   * @param stateDir where the manifests go; it must hold none
   */
  public Restore(KafkaConnection kafka, Optional<Short> replicationFactor, Path stateDir) {
    this.kafka = kafka;
    this.replicationFactor = replicationFactor;
    this.stateDir = stateDir;
  }

  /**
   * Restores.
   *
   * @param folder of the backup
   * @return what was restored
   * @throws InputException if the backup is not whole, or there are manifests already
   * @throws IOException if reading or writing fails
   * @throws BrokerException if Kafka cannot be reached or holds records in one of the topics
   */
  public BackupIndex from(Path folder) throws IOException, BrokerException {
    BackupIndex index = BackupIndex.read(folder);
    StateFiles.verify(index, folder);
    List<String> present = StateFiles.manifests(stateDir);
    if (!present.isEmpty()) {
      throw new InputException(
          "%s: holds manifests of what is published already (%s …). Restore into an empty folder."
              .formatted(stateDir, present.get(0)));
    }
    Map<String, String> idsNow;
    try (TopicDefinitions topics = TopicDefinitions.connect(kafka)) {
      idsNow = prepare(topics, index);
    }
    try (Producer<byte[], byte[]> producer = kafka.producer()) {
      for (BackedUpTopic topic : index.topics()) {
        send(producer, topic, folder);
      }
    }
    writeManifests(index, folder, idsNow);
    return index;
  }

  private Map<String, String> prepare(TopicDefinitions topics, BackupIndex index)
      throws BrokerException {
    List<String> names = index.topics().stream().map(BackedUpTopic::name).toList();
    Map<String, TopicDefinition> existing =
        topics.of(names).stream()
            .collect(Collectors.toMap(TopicDefinition::name, Function.identity()));
    List<TopicDefinition> missing = new ArrayList<>();
    for (BackedUpTopic topic : index.topics()) {
      int partitions = topic.files().size();
      TopicDefinition there = existing.get(topic.name());
      if (there == null) {
        missing.add(new TopicDefinition(topic.name(), topic.id(), partitions, topic.settings()));
      } else if (there.partitions() != partitions || !topics.isEmpty(there)) {
        throw new BrokerException(
            ("topic %s is there already and holds records, or has not %d partitions. Restore into"
                    + " a Kafka without it, or delete it first if it is not needed.")
                .formatted(topic.name(), partitions));
      }
    }
    topics.create(missing, replicationFactor);
    return topics.of(names).stream()
        .collect(Collectors.toMap(TopicDefinition::name, TopicDefinition::id));
  }

  private void send(Producer<byte[], byte[]> producer, BackedUpTopic topic, Path folder)
      throws IOException, BrokerException {
    Acknowledgements acknowledged =
        new Acknowledgements(new RestoreAgain(kafka.bootstrapServers(), topic.name()));
    for (int partition = 0; partition < topic.files().size(); partition++) {
      TopicPartition target = new TopicPartition(topic.name(), partition);
      Path path = folder.resolve(topic.files().get(partition).name());
      try (RecordFileReader file = new RecordFileReader(path, target)) {
        for (Optional<ProducerRecord<byte[], byte[]>> record = file.next();
            record.isPresent();
            record = file.next()) {
          acknowledged.send(producer, record.get());
        }
      }
    }
    acknowledged.await(producer, topic.records());
  }

  private record RestoreAgain(String servers, String topic) implements Acknowledgements.Wording {
    @Override
    public String refused(String cause) {
      return "Kafka at %s did not take a record of topic %s (%s). Delete the topics and restore again."
          .formatted(servers, topic, cause);
    }

    @Override
    public String missing(long acknowledged, long wanted) {
      return "Kafka at %s acknowledged %d of the %d records of topic %s. Delete the topics and restore again."
          .formatted(servers, acknowledged, wanted, topic);
    }
  }

  /** The topics have other ids now; what was published to the old ones is in the new ones. */
  private void writeManifests(BackupIndex index, Path folder, Map<String, String> idsNow)
      throws IOException {
    Map<String, String> idsThen = new HashMap<>();
    index.topics().forEach(topic -> idsThen.put(topic.name(), topic.id()));
    Manifests restored = new Manifests(stateDir);
    for (Manifest manifest : new Manifests(folder).all()) {
      boolean ofTheseTopics =
          manifest.topicIds().entrySet().stream()
              .allMatch(topic -> topic.getValue().equals(idsThen.get(topic.getKey())));
      restored.write(ofTheseTopics ? manifest.withTopicIds(idsNow) : manifest);
    }
  }
}
