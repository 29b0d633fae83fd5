package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TableRow;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.detach.AttachmentPoint;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinition;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinitions;
import com.datastax.oss.driver.internal.core.cql.DefaultRow;
import com.datastax.oss.protocol.internal.ProtocolConstants.DataType;
import com.datastax.oss.protocol.internal.response.result.ColumnSpec;
import com.datastax.oss.protocol.internal.response.result.RawType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows as the driver gives them, their cells encoded by the driver's own codecs. */
final class StoredRows {
  private static final Map<String, Integer> TYPES =
      Map.of(
          "uuid", DataType.UUID,
          "text", DataType.VARCHAR,
          "int", DataType.INT,
          "date", DataType.DATE,
          "decimal", DataType.DECIMAL,
          "timestamp", DataType.TIMESTAMP);

  private StoredRows() {}

  static Row of(TableRow row) {
    return of(
        row.table().columns().stream().map(column -> column.cqlType()).toList(), row.values());
  }

  static Row of(List<String> types, List<Object> values) {
    List<ColumnDefinition> definitions = new ArrayList<>();
    List<ByteBuffer> cells = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      RawType type = RawType.PRIMITIVES.get(TYPES.get(types.get(i)));
      ColumnDefinition definition =
          new DefaultColumnDefinition(
              new ColumnSpec("keyspace", "table", "column" + i, i, type), AttachmentPoint.NONE);
      definitions.add(definition);
      Object value = values.get(i);
      cells.add(
          value instanceof ByteBuffer bytes
              ? bytes
              : CodecRegistry.DEFAULT
                  .codecFor(definition.getType())
                  .encode(value, ProtocolVersion.V4));
    }
    return new DefaultRow(DefaultColumnDefinitions.valueOf(definitions), cells);
  }
}
