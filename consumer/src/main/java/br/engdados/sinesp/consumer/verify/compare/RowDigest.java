package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.RecordPartitions;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.consumer.verify.read.TopicRecordDecoder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is kept of a record or of a table's row while those of partitions that differ are sorted:
 * some 140 bytes.
 *
 * @param key the hash of its primary key
 * @param origin where it comes from
 * @param timestamp the record's, milliseconds; 0 for a table's row
 * @param offset the record's; 0 for a table's row
 * @param content the hash of all values; 0 where there are none
 * @param partition the number of its table partition among those that differ
 * @param totals its measures, {@link Totals#NONE} where there are none
 */
record RowDigest(
    KeyHash key,
    Origin origin,
    long timestamp,
    long offset,
    long content,
    int partition,
    Totals totals) {
  /** Where a digest comes from. */
  enum Origin {
    /** A record with a row. */
    RECORD,
    /** A record without a value: the row was withdrawn. */
    TOMBSTONE,
    /** A record whose value cannot be decoded: the consumer puts it among the dead letters. */
    UNDECODABLE,
    /** A row of the table. */
    TABLE
  }

  static final String KEY_HIGH = "key_high";
  static final String KEY_LOW = "key_low";

  static final StructType SCHEMA =
      new StructType()
          .add(KEY_HIGH, DataTypes.LongType, false)
          .add(KEY_LOW, DataTypes.LongType, false)
          .add("origin", DataTypes.IntegerType, false)
          .add("timestamp", DataTypes.LongType, false)
          .add("offset", DataTypes.LongType, false)
          .add("content", DataTypes.LongType, false)
          .add("partition", DataTypes.IntegerType, false)
          .add("feminino", DataTypes.LongType, false)
          .add("masculino", DataTypes.LongType, false)
          .add("nao_informado", DataTypes.LongType, false)
          .add("vitimas", DataTypes.LongType, false)
          .add("ocorrencias", DataTypes.LongType, false)
          .add("peso_kg", DataTypes.StringType);

  private static final Origin[] ORIGINS = Origin.values();

  @SuppressWarnings("EnumOrdinal") // read back by the same build within one run
  Row toRow() {
    return RowFactory.create(
        key.high(),
        key.low(),
        origin.ordinal(),
        timestamp,
        offset,
        content,
        partition,
        totals.feminino(),
        totals.masculino(),
        totals.naoInformado(),
        totals.vitimas(),
        totals.ocorrencias(),
        totals.pesoKg().signum() == 0 ? null : totals.pesoKg().toString());
  }

  static RowDigest fromRow(Row row) {
    Origin origin = ORIGINS[row.getInt(2)];
    return new RowDigest(
        new KeyHash(row.getLong(0), row.getLong(1)),
        origin,
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6),
        totals(row, origin));
  }

  private static Totals totals(Row row, Origin origin) {
    if (origin == Origin.TOMBSTONE || origin == Origin.UNDECODABLE) {
      return Totals.NONE;
    }
    return new Totals(
        1,
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.isNullAt(12) ? BigDecimal.ZERO : new BigDecimal(row.getString(12)));
  }

  /** Makes the digests of one task's records or rows. Not for several threads at once. */
  static final class Maker {
    private final RowHasher hasher = new RowHasher();
    private final TopicRecordDecoder decoder = new TopicRecordDecoder();
    private final Map<TablePartition, Integer> numbers = new HashMap<>();
    private final RecordPartitions partitions =
        new RecordPartitions(partition -> numbers.getOrDefault(partition, RecordPartitions.NONE));

    /**
     * Makes a maker.
     *
     * @param partitions the partitions that differ
     */
    Maker(List<TablePartition> partitions) {
      for (TablePartition partition : partitions) {
        numbers.put(partition, numbers.size());
      }
    }

    /** Makes the digest of a record; none where it belongs to another partition, or to no row. */
    Optional<RowDigest> of(ConsumerRecord<byte[], byte[]> record) {
      int partition = partitions.number(record);
      if (partition == RecordPartitions.NONE) {
        return Optional.empty();
      }
      TopicRecord decoded = decoder.decode(record);
      if (decoded instanceof TopicRecord.Published published) {
        return Optional.of(
            of(published.row(), partition, Origin.RECORD, record.timestamp(), record.offset()));
      }
      boolean withdrawn = decoded instanceof TopicRecord.Withdrawn;
      return Optional.of(
          new RowDigest(
              hasher.key(decoded.granularidade(), decoder.primaryKey(record)),
              withdrawn ? Origin.TOMBSTONE : Origin.UNDECODABLE,
              record.timestamp(),
              record.offset(),
              0,
              partition,
              Totals.NONE));
    }

    /** Makes the digest of a table's row, which is of one of the partitions. */
    RowDigest of(TableRow row) {
      TablePartition partition = TablePartition.ofRow(row.granularidade(), row.primaryKey());
      return of(row, numbers.get(partition), Origin.TABLE, 0, 0);
    }

    private RowDigest of(TableRow row, int partition, Origin origin, long timestamp, long offset) {
      return new RowDigest(
          hasher.key(row.granularidade(), row.primaryKey()),
          origin,
          timestamp,
          offset,
          hasher.content(row),
          partition,
          Totals.of(row));
    }
  }
}
