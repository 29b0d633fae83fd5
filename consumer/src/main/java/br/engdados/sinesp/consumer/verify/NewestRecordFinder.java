package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.RowHasher.KeyHash;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Picks from records the newest of each key that is wanted. Not for several threads at once. */
final class NewestRecordFinder {
  private final Set<KeyHash> wanted;
  private final RowHasher hasher = new RowHasher();
  private final TopicRecordDecoder decoder = new TopicRecordDecoder();
  private final HashMap<KeyHash, NewestRecord> found = new HashMap<>();

  NewestRecordFinder(Set<KeyHash> wanted) {
    this.wanted = wanted;
  }

  void take(ConsumerRecord<byte[], byte[]> record) {
    List<Object> primaryKey = decoder.primaryKey(record);
    if (primaryKey.isEmpty()) {
      return;
    }
    KeyHash key = hasher.key(OccurrenceTopic.granularidade(record.topic()), primaryKey);
    if (wanted.contains(key)) {
      NewestRecord candidate =
          new NewestRecord(record.timestamp(), record.offset(), decoder.decode(record));
      found.merge(key, candidate, NewestRecord::newer);
    }
  }

  /** Gives what was found; serializable. */
  Map<KeyHash, NewestRecord> found() {
    return found;
  }
}
