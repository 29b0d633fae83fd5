package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.RecordPartitions;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.consumer.verify.read.TopicRecordDecoder;
import br.engdados.sinesp.consumer.write.RecordOrder;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The newest record of a key that can be decoded, or an undecodable one where there is no other.
 *
 * @param timestamp the record's, milliseconds
 * @param offset the record's
 * @param content what it says
 */
public record NewestRecord(long timestamp, long offset, TopicRecord content)
    implements Serializable {
  /** Gives the one of two records of a key that must have won in the table. */
  public static NewestRecord newer(NewestRecord one, NewestRecord other) {
    if (one.isDecodable() != other.isDecodable()) {
      return one.isDecodable() ? one : other;
    }
    return RecordOrder.isNewer(one.timestamp, one.offset, other.timestamp, other.offset)
        ? one
        : other;
  }

  /** Gives the values of the record's primary key. */
  public List<Object> primaryKey() {
    if (content instanceof TopicRecord.Published published) {
      return published.row().primaryKey();
    }
    if (content instanceof TopicRecord.Withdrawn withdrawn) {
      return withdrawn.primaryKey();
    }
    return ((TopicRecord.Undecodable) content).primaryKey();
  }

  /** Picks from records the newest of each suspect's key. Not for several threads at once. */
  static final class Finder {
    private final Set<KeyHash> wanted;
    private final RecordPartitions partitions;
    private final RowHasher hasher = new RowHasher();
    private final TopicRecordDecoder decoder = new TopicRecordDecoder();
    private final HashMap<KeyHash, NewestRecord> found = new HashMap<>();

    Finder(Collection<Suspect> suspects) {
      wanted = Suspect.keys(suspects);
      Set<TablePartition> concerned = Suspect.partitions(suspects);
      partitions =
          new RecordPartitions(
              partition -> concerned.contains(partition) ? 0 : RecordPartitions.NONE);
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
      if (partitions.number(record) == RecordPartitions.NONE) {
        return;
      }
      List<Object> primaryKey = decoder.primaryKey(record);
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

  private boolean isDecodable() {
    return !(content instanceof TopicRecord.Undecodable);
  }
}
