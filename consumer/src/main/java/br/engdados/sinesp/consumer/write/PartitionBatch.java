package br.engdados.sinesp.consumer.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import java.util.ArrayList;
import java.util.List;

/** Rows of one partition that wait to be sent together. Not for several threads at once. */
final class PartitionBatch {
  private final ConsistencyLevel consistencyLevel;
  private final int mostBytes;
  private List<BatchableStatement<?>> statements = new ArrayList<>();
  private int bytes;

  PartitionBatch(ConsistencyLevel consistencyLevel, int mostBytes) {
    this.consistencyLevel = consistencyLevel;
    this.mostBytes = mostBytes;
  }

  boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Whether a row of so many bytes may still come in; an empty batch takes any. */
  boolean hasRoomFor(int more) {
    return statements.isEmpty() || bytes + more <= mostBytes;
  }

  /** Takes a row in. */
  void add(BoundStatement statement, int more) {
    statements.add(statement);
    bytes += more;
  }

  /** Gives all rows as one write, and begins anew. */
  BatchWrite take() {
    // Batches of one partition need no log: they are applied whole or not at all.
    BatchStatement batch =
        BatchStatement.newInstance(DefaultBatchType.UNLOGGED, statements)
            .setConsistencyLevel(consistencyLevel)
            .setIdempotent(true);
    BatchWrite write = new BatchWrite(batch, bytes, statements.size());
    statements = new ArrayList<>(statements.size());
    bytes = 0;
    return write;
  }
}
