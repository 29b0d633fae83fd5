package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.consumer.verify.read.TopicRecordDecoder;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is kept of a record or of a table's row while millions are sorted: some 140 bytes.
 *
 * @param key the hash of its primary key
 * @param origin where it comes from
 * @param timestamp the record's, milliseconds; 0 for a table's row
 * @param offset the record's; 0 for a table's row
 * @param content the hash of all values; 0 where there are none
 * @param granularidade which table it belongs to
 * @param groupNumber the hash of its group's name
 * @param group the group itself, on the first digest of a group that a task makes; null on others
 * @param totals its measures, {@link Totals#NONE} where there are none
 */
record RowDigest(
    KeyHash key,
    Origin origin,
    long timestamp,
    long offset,
    long content,
    Granularidade granularidade,
    long groupNumber,
    Group group,
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
          .add("kind", DataTypes.IntegerType, false)
          .add("timestamp", DataTypes.LongType, false)
          .add("offset", DataTypes.LongType, false)
          .add("content", DataTypes.LongType, false)
          .add("group_number", DataTypes.LongType, false)
          .add("group_dataset", DataTypes.StringType)
          .add("group_ano", DataTypes.IntegerType)
          .add("group_tipo_crime", DataTypes.StringType)
          .add("feminino", DataTypes.LongType, false)
          .add("masculino", DataTypes.LongType, false)
          .add("nao_informado", DataTypes.LongType, false)
          .add("vitimas", DataTypes.LongType, false)
          .add("ocorrencias", DataTypes.LongType, false)
          .add("peso_kg", DataTypes.StringType);

  private static final Origin[] ORIGINS = Origin.values();
  private static final Granularidade[] GRANULARIDADES = Granularidade.values();

  @SuppressWarnings("EnumOrdinal") // read back by the same build within one run
  Row toRow() {
    return RowFactory.create(
        key.high(),
        key.low(),
        granularidade.ordinal() * ORIGINS.length + origin.ordinal(),
        timestamp,
        offset,
        content,
        groupNumber,
        group == null ? null : group.datasetId(),
        group == null ? null : group.ano(),
        group == null ? null : group.tipoCrime(),
        totals.feminino(),
        totals.masculino(),
        totals.naoInformado(),
        totals.vitimas(),
        totals.ocorrencias(),
        totals.pesoKg().signum() == 0 ? null : totals.pesoKg().toString());
  }

  static RowDigest fromRow(Row row) {
    int kind = row.getInt(2);
    Origin origin = ORIGINS[kind % ORIGINS.length];
    Granularidade granularidade = GRANULARIDADES[kind / ORIGINS.length];
    boolean named = !row.isNullAt(7);
    return new RowDigest(
        new KeyHash(row.getLong(0), row.getLong(1)),
        origin,
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        granularidade,
        row.getLong(6),
        named ? new Group(granularidade, row.getString(7), row.getInt(8), row.getString(9)) : null,
        totals(row, origin));
  }

  private static Totals totals(Row row, Origin origin) {
    if (origin == Origin.TOMBSTONE || origin == Origin.UNDECODABLE) {
      return Totals.NONE;
    }
    return new Totals(
        1,
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.isNullAt(15) ? BigDecimal.ZERO : new BigDecimal(row.getString(15)));
  }

  /**
   * Makes the digests of one task's records or rows. Names each group on the first of its digests
   * only, which spares most of them the text. Not for several threads at once.
   */
  static final class Maker {
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
}
