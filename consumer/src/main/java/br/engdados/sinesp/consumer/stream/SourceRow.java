package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.write.ConsumedRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** The columns of Spark's Kafka source that are read, and a record from a row of them. */
final class SourceRow {
  /** The columns, as SQL expressions. */
  static final String[] COLUMNS = {
    "partition", "offset", "unix_millis(timestamp) AS timestamp", "key", "value", "headers"
  };

  private SourceRow() {}

  static ConsumedRecord record(String topic, Row row) {
    return new ConsumedRecord(
        topic,
        row.getInt(0),
        row.getLong(1),
        row.getLong(2),
        row.getAs(3),
        row.getAs(4),
        row.isNullAt(5) ? List.of() : headers(row.getList(5)));
  }

  private static List<ConsumedRecord.Header> headers(List<Row> rows) {
    List<ConsumedRecord.Header> headers = new ArrayList<>(rows.size());
    for (Row row : rows) {
      headers.add(new ConsumedRecord.Header(row.getString(0), row.getAs(1)));
    }
    return headers;
  }
}
