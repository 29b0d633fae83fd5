package br.engdados.sinesp.consumer.deadletter;

import br.engdados.sinesp.consumer.write.ConsumedRecord;
import br.engdados.sinesp.consumer.write.UnprocessableRecordException;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that could not be processed, and why.
 *
 * @param record the record as it was read
 * @param reason the exception's class, as Kafka Connect names it
 * @param message what is wrong, for people
 */
public record DeadLetter(ConsumedRecord record, String reason, String message) {
  // Names from Kafka Connect's DeadLetterQueueReporter.
  static final String TOPIC = "__connect.errors.topic";
  static final String PARTITION = "__connect.errors.partition";
  static final String OFFSET = "__connect.errors.offset";
  static final String REASON = "__connect.errors.exception.class.name";
  static final String MESSAGE = "__connect.errors.exception.message";

  // Messages quote values, and values are hostile until bounded.
  private static final int LONGEST_MESSAGE = 1000;

  /**
   * Makes a dead letter.
   *
   * @param record the record
   * @param fault what is wrong with it
   * @return the dead letter
   */
  public static DeadLetter of(ConsumedRecord record, UnprocessableRecordException fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    String message = String.valueOf(fault.getMessage());
    return new DeadLetter(
        record,
        cause.getClass().getName(),
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message);
  }

  /** Gives the record of the dead-letter topic: the value unchanged, its headers kept. */
  ProducerRecord<byte[], byte[]> producerRecord() {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            OccurrenceTopic.DEAD_LETTERS,
            null,
            record.timestamp() < 0 ? null : record.timestamp(),
            bytes(key()),
            record.value());
    record.headers().forEach(header -> letter.headers().add(header.name(), header.value()));
    letter.headers().add(TOPIC, bytes(record.topic()));
    letter.headers().add(PARTITION, bytes(Integer.toString(record.partition())));
    letter.headers().add(OFFSET, bytes(Long.toString(record.offset())));
    letter.headers().add(REASON, bytes(reason));
    letter.headers().add(MESSAGE, bytes(message));
    return letter;
  }

  /**
   * Names the record and what is wrong with it.
   *
   * @return one line
   */
  public String summary() {
    return key() + " (" + message + ")";
  }

  private String key() {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
