package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.contract.topic.EditionTopic;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.kafka.TopicDefinition;
import br.engdados.sinesp.producer.kafka.TopicDefinitions;
import br.engdados.sinesp.producer.kafka.TopicReader;
import br.engdados.sinesp.producer.kafka.Topics;
import br.engdados.sinesp.producer.output.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies the topics, as they stand when it begins, and the producer's manifests into a folder. The
 * records of a partition keep their order, timestamps, headers and tombstones, so that a topic made
 * of them is the same dataset. Publishing may go on: what comes later is not in the copy, and the
 * next publication after a restore finds it missing and sends it.
 */
public final class Backup {
  /** The topics that are copied; those that do not exist are left out. */
  static final List<String> TOPICS =
      Stream.concat(
              Topics.NAMES.stream(), Stream.of(EditionTopic.NAME, OccurrenceTopic.DEAD_LETTERS))
          .toList();

  private final KafkaConnection kafka;
  private final Path stateDir;

  /**
   * Prepares.
   *
   * @param kafka how to reach Kafka
   * @param stateDir where the manifests are; it need not exist
   */
  public Backup(KafkaConnection kafka, Path stateDir) {
    this.kafka = kafka;
    this.stateDir = stateDir;
  }

  /**
   * Takes a backup.
   *
   * @param folder where; it must be empty or not there
   * @return what it consists of
   * @throws OutputException if the folder holds something or cannot be written
   * @throws IOException if writing fails
   * @throws BrokerException if Kafka cannot be reached, stops answering or has none of the topics
   */
  public BackupIndex into(Path folder) throws IOException, BrokerException {
    requireEmpty(folder);
    String taken = Instant.now().toString();
    List<TopicDefinition> topics;
    try (TopicDefinitions definitions = TopicDefinitions.connect(kafka)) {
      topics = definitions.of(TOPICS);
    }
    if (topics.stream().noneMatch(topic -> Topics.NAMES.contains(topic.name()))) {
      throw new BrokerException(
          "Kafka at %s has none of the topics %s: nothing to back up."
              .formatted(kafka.bootstrapServers(), Topics.NAMES));
    }
    // Before the topics: a manifest must never say that something is published which the copy of
    // the topics lacks. The other way round costs one comparison.
    Map<String, String> state = StateFiles.copy(stateDir, folder);
    BackupIndex index = new BackupIndex(taken, records(topics, folder), state);
    index.write(folder);
    return index;
  }

  private List<BackedUpTopic> records(List<TopicDefinition> topics, Path folder)
      throws IOException, BrokerException {
    Map<TopicPartition, RecordFileWriter> files = new LinkedHashMap<>();
    try {
      for (TopicDefinition topic : topics) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
          Path path = folder.resolve(topic.name() + "-" + partition + ".records.gz");
          files.put(new TopicPartition(topic.name(), partition), new RecordFileWriter(path));
        }
      }
      List<String> names = topics.stream().map(TopicDefinition::name).toList();
      new TopicReader(kafka, names)
          .read(
              record -> {
                try {
                  files.get(new TopicPartition(record.topic(), record.partition())).write(record);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      List<BackedUpTopic> backedUp = new ArrayList<>();
      for (TopicDefinition topic : topics) {
        List<BackedUpTopic.PartitionFile> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
          partitions.add(files.get(new TopicPartition(topic.name(), partition)).finish());
        }
        backedUp.add(new BackedUpTopic(topic.name(), topic.id(), topic.settings(), partitions));
      }
      return backedUp;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      for (RecordFileWriter file : files.values()) {
        file.close();
      }
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new OutputException(
            folder + ": the folder of a backup must be empty. Name another, or empty it.");
      }
    }
  }
}
