package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.verify.RowDigest.Origin;
import br.engdados.sinesp.consumer.verify.RowHasher.KeyHash;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes the digests of one task's records or rows. Names each group on the first of its digests
 * only, which spares most of them the text. Not for several threads at once.
 */
final class DigestMaker {
  private final RowHasher hasher = new RowHasher();
  private final TopicRecordDecoder decoder = new TopicRecordDecoder();
  private final Map<Group, Long> groups = new HashMap<>();

  /** Makes the digest of a record. */
  RowDigest of(ConsumerRecord<byte[], byte[]> record) {
    TopicRecord decoded = decoder.decode(record);
    if (decoded instanceof TopicRecord.Published published) {
      TableRow row = published.row();
      return of(row, Origin.RECORD, record.timestamp(), record.offset());
    }
    if (decoded instanceof TopicRecord.Withdrawn withdrawn) {
      return empty(Origin.TOMBSTONE, record, withdrawn.granularidade(), withdrawn.primaryKey());
    }
    TopicRecord.Undecodable undecodable = (TopicRecord.Undecodable) decoded;
    // Without a key it belongs to no row; its position keeps it apart from all others.
    List<Object> key =
        undecodable.primaryKey().isEmpty()
            ? List.of(record.topic(), record.partition(), Long.toString(record.offset()))
            : undecodable.primaryKey();
    return empty(Origin.UNDECODABLE, record, undecodable.granularidade(), key);
  }

  /** Makes the digest of a table's row. */
  RowDigest of(TableRow row) {
    return of(row, Origin.TABLE, 0, 0);
  }

  private RowDigest of(TableRow row, Origin origin, long timestamp, long offset) {
    KeyHash key = hasher.key(row.granularidade(), row.primaryKey());
    Group group = Group.of(row);
    Long number = groups.get(group);
    boolean first = number == null;
    if (first) {
      number = number(group);
      groups.put(group, number);
    }
    return new RowDigest(
        key,
        origin,
        timestamp,
        offset,
        hasher.content(row),
        row.granularidade(),
        number,
        first ? group : null,
        Totals.of(row));
  }

  private RowDigest empty(
      Origin origin,
      ConsumerRecord<byte[], byte[]> record,
      Granularidade granularidade,
      List<Object> key) {
    return new RowDigest(
        hasher.key(granularidade, key),
        origin,
        record.timestamp(),
        record.offset(),
        0,
        granularidade,
        0,
        null,
        Totals.NONE);
  }

  private long number(Group group) {
    return hasher
        .key(group.granularidade(), List.of(group.datasetId(), group.ano(), group.tipoCrime()))
        .high();
  }
}
