package br.engdados.sinesp.bench.limit;

import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.write.RowChange;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows bound to the consumer's statement, in batches as the consumer makes them. */
final class BoundRows {
  /** The consumer's {@code --batch-bytes}, if nobody sets it. */
  private static final int MOST_BYTES = 64 * 1024;

  private final PreparedStatement insert;
  private final ProtocolVersion version;
  private final List<TypeCodec<Object>> codecs = new ArrayList<>();
  // Equal values share their bytes, or a year's rows would not fit into memory.
  private final List<Map<Object, ByteBuffer>> known = new ArrayList<>();
  private int bytes;

  /**
   * Prepares to bind.
   *
   * @param insert a table's insert statement, its columns in their order and the write time last
   * @param context the session's
   */
  BoundRows(PreparedStatement insert, DriverContext context) {
    this.insert = insert;
    this.version = context.getProtocolVersion();
    insert
        .getVariableDefinitions()
        .forEach(
            variable -> {
              codecs.add(context.getCodecRegistry().codecFor(variable.getType()));
              known.add(new HashMap<>());
            });
  }

  /**
   * Makes the batches of one task.
   *
   * @param partitions its changes, those of each of the table's partitions together
   * @return unlogged batches of one partition each
   * @throws IllegalArgumentException if a change is no write
   */
  List<BatchStatement> batches(Iterable<? extends Iterable<RowChange>> partitions) {
    List<BatchStatement> batches = new ArrayList<>();
    for (Iterable<RowChange> partition : partitions) {
      List<BatchableStatement<?>> waiting = new ArrayList<>();
      int waitingBytes = 0;
      for (RowChange change : partition) {
        BoundStatement row = bind(change);
        if (!waiting.isEmpty() && waitingBytes + bytes > MOST_BYTES) {
          batches.add(batch(waiting));
          waiting = new ArrayList<>();
          waitingBytes = 0;
        }
        waiting.add(row);
        waitingBytes += bytes;
      }
      batches.add(batch(waiting));
    }
    return batches;
  }

  private static BatchStatement batch(List<BatchableStatement<?>> rows) {
    return BatchStatement.newInstance(DefaultBatchType.UNLOGGED, rows)
        .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM)
        .setIdempotent(true);
  }

  private BoundStatement bind(RowChange change) {
    if (!(change instanceof RowChange.Write write)) {
      throw new IllegalArgumentException("the topic has withdrawn rows: publish it anew");
    }
    List<Object> values = new ArrayList<>(TableRow.of(write.occurrence()).values());
    values.add(write.writeTime());
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    bytes = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        ByteBuffer encoded = encoded(i, values.get(i));
        bytes += encoded.remaining();
        bound = bound.setBytesUnsafe(i, encoded);
      } else if (write.withBlanks()) {
        bound = bound.setToNull(i);
      }
    }
    return bound.build();
  }

  // The first column is the id, which no two rows share.
  private ByteBuffer encoded(int column, Object value) {
    return column == 0
        ? codecs.get(column).encode(value, version)
        : known.get(column).computeIfAbsent(value, any -> codecs.get(column).encode(any, version));
  }
}
