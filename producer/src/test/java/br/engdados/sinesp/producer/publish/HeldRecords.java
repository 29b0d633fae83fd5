package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicRecords;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics that hold what was sent; the offset of a record is its index. */
public record HeldRecords(List<ProducerRecord<byte[], byte[]>> sent) implements TopicRecords {
  @Override
  public void read(Map<TopicPartition, Long> from, Visitor visitor) throws BrokerException {
    for (int i = 0; i < sent.size(); i++) {
      if (i >= from.getOrDefault(partition(i), 0L)) {
        visitor.visit(record(i));
      }
    }
  }

  @Override
  public void readAt(Map<TopicPartition, long[]> offsets, Visitor visitor) throws BrokerException {
    for (int i = 0; i < sent.size(); i++) {
      long[] wanted = offsets.getOrDefault(partition(i), new long[0]);
      if (Arrays.binarySearch(wanted, i) >= 0) {
        visitor.visit(record(i));
      }
    }
  }

  private TopicPartition partition(int index) {
    return new TopicPartition(sent.get(index).topic(), 0);
  }

  private ConsumerRecord<byte[], byte[]> record(int index) {
    ProducerRecord<byte[], byte[]> record = sent.get(index);
    return new ConsumerRecord<>(record.topic(), 0, index, record.key(), record.value());
  }
}
