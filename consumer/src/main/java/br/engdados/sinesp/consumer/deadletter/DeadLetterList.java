package br.engdados.sinesp.consumer.deadletter;

import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters and groups them by cause. */
public final class DeadLetterList {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * What dead letters of one cause have in common.
   *
   * @param topic the topic they were read from
   * @param reason the exception's class
   * @param message what is wrong, without the value that is
   */
  public record Cause(String topic, String reason, String message) {}

  /**
   * The dead letters of one cause.
   *
   * @param cause the cause
   * @param count how many there are
   * @param examples the keys of the first of them, {@code topic-partition-offset}
   */
  public record Group(Cause cause, long count, List<String> examples) {}

  private final KafkaConnection kafka;
  private final Set<String> topics;
  private final int examples;

  /**
   * Makes a reader.
   *
   * @param kafka where the topic is
   * @param topics the topics whose dead letters are wanted; one that names none is always listed
   * @param examples how many keys to keep of each cause, zero or more
   */
  public DeadLetterList(KafkaConnection kafka, Set<String> topics, int examples) {
    this.kafka = kafka;
    this.topics = Set.copyOf(topics);
    this.examples = examples;
  }

  /**
   * Reads the topic to its end.
   *
   * @return the groups, the largest first; empty also when there is no such topic
   * @throws FailureException if Kafka gives nothing for a minute, or refuses
   */
  public List<Group> read() {
    try {
      return groups(letters());
    } catch (KafkaException e) {
      throw new FailureException(
          "%s at %s cannot be read: %s"
              .formatted(
                  OccurrenceTopic.DEAD_LETTERS, kafka.bootstrapServers(), FailureText.reason(e)),
          e);
    }
  }

  private Map<String, Cause> letters() {
    Map<String, Cause> letters = new LinkedHashMap<>();
    Map<String, Object> properties = kafka.clientProperties();
    properties.put("allow.auto.create.topics", "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      List<PartitionInfo> partitions =
          consumer.listTopics().getOrDefault(OccurrenceTopic.DEAD_LETTERS, List.of());
      List<TopicPartition> all = new ArrayList<>();
      partitions.forEach(p -> all.add(new TopicPartition(p.topic(), p.partition())));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
        some.forEach(letter -> letters.put(text(letter.key()), cause(letter)));
        if (!some.isEmpty()) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new FailureException(
              "Kafka at %s gave nothing more of %s for %d s; is every broker up?"
                  .formatted(
                      kafka.bootstrapServers(),
                      OccurrenceTopic.DEAD_LETTERS,
                      PATIENCE.toSeconds()));
        }
      }
    }
    letters.values().removeIf(cause -> !cause.topic().isEmpty() && !topics.contains(cause.topic()));
    return letters;
  }

  private List<Group> groups(Map<String, Cause> letters) {
    Map<Cause, List<String>> keys = new LinkedHashMap<>();
    letters.forEach((key, cause) -> keys.computeIfAbsent(cause, c -> new ArrayList<>()).add(key));
    return keys.entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getKey(),
                    entry.getValue().size(),
                    entry.getValue().stream().limit(examples).toList()))
        .sorted(Comparator.comparingLong(Group::count).reversed())
        .toList();
  }

  private static Cause cause(ConsumerRecord<byte[], byte[]> letter) {
    String message = header(letter, DeadLetter.MESSAGE);
    int value = message.indexOf(": ");
    return new Cause(
        header(letter, DeadLetter.TOPIC),
        header(letter, DeadLetter.REASON),
        // "not JSON: " goes on with what the parser says, which tells causes apart.
        value < 0 || message.startsWith("not JSON") ? message : message.substring(0, value));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
