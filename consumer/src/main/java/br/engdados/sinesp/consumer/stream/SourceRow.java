package br.engdados.sinesp.consumer.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_millis;

import br.engdados.sinesp.consumer.write.ConsumedRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** The columns of Spark's Kafka source that are read, and a record from a row of them. */
final class SourceRow {
  /** Gives the columns. Not as SQL: parsing it costs a short run half a second of compiling. */
  static Column[] columns() {
    return new Column[] {
      col("partition"),
      col("offset"),
      unix_millis(col("timestamp")),
      col("key"),
      col("value"),
      col("headers")
    };
  }

  private SourceRow() {}

  /** Copies a record out of a row; Spark uses the row's memory again for the next one. */
  static ConsumedRecord record(String topic, InternalRow row) {
    return new ConsumedRecord(
        topic,
        row.getInt(0),
        row.getLong(1),
        row.getLong(2),
        row.isNullAt(3) ? null : row.getBinary(3),
        row.isNullAt(4) ? null : row.getBinary(4),
        row.isNullAt(5) ? List.of() : headers(row.getArray(5)));
  }

  private static List<ConsumedRecord.Header> headers(ArrayData rows) {
    List<ConsumedRecord.Header> headers = new ArrayList<>(rows.numElements());
    for (int i = 0; i < rows.numElements(); i++) {
      InternalRow header = rows.getStruct(i, 2);
      headers.add(
          new ConsumedRecord.Header(
              header.getUTF8String(0).toString(), header.isNullAt(1) ? null : header.getBinary(1)));
    }
    return headers;
  }
}
