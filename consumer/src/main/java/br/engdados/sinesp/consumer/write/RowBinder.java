package br.engdados.sinesp.consumer.write;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds rows to a prepared statement with the driver's own builder. The connector's converts each
 * value by its type and copies all values once for each of the 27 columns. Of neighbouring rows
 * most columns are equal, and are encoded once. Not for several threads at once.
 */
final class RowBinder {
  private final PreparedStatement statement;
  private final RowValues row;
  private final ProtocolVersion version;
  private final List<TypeCodec<Object>> codecs = new ArrayList<>();
  private final Object[] values;
  private final Object[] lastValues;
  // Read by the driver's threads only, which never move their positions.
  private final ByteBuffer[] lastBytes;
  private int bytes;

  /**
   * Prepares to bind.
   *
   * @param statement has a bind marker for each name of the row, in the same order
   * @param row tells the values
   * @param context the session's
   */
  RowBinder(PreparedStatement statement, RowValues row, DriverContext context) {
    this.statement = statement;
    this.row = row;
    this.version = context.getProtocolVersion();
    statement
        .getVariableDefinitions()
        .forEach(variable -> codecs.add(context.getCodecRegistry().codecFor(variable.getType())));
    this.values = new Object[codecs.size()];
    this.lastValues = new Object[codecs.size()];
    this.lastBytes = new ByteBuffer[codecs.size()];
  }

  /** Binds a row; its blanks are null or left unset, as the change says. */
  BoundStatement bind(RowChange.Write change) {
    row.read(change, values);
    BoundStatementBuilder bound = statement.boundStatementBuilder();
    bytes = 0;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        ByteBuffer encoded = encoded(i, value);
        bytes += encoded.remaining();
        bound = bound.setBytesUnsafe(i, encoded);
      } else if (change.withBlanks()) {
        bound = bound.setToNull(i);
      }
    }
    return bound.build();
  }

  /** How many bytes the values of the row bound last have. */
  int bytes() {
    return bytes;
  }

  private ByteBuffer encoded(int column, Object value) {
    if (!value.equals(lastValues[column])) {
      lastBytes[column] = codecs.get(column).encode(value, version);
      lastValues[column] = value;
    }
    return lastBytes[column];
  }
}
