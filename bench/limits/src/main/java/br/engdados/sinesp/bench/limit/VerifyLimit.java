package br.engdados.sinesp.bench.limit;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * The limit of verifying: the driver alone reads all rows of tables by token range, in pages and
 * ranges of the size that {@code verify} asks for, and looks at each cell's bytes.
 */
public final class VerifyLimit {
  private static final int ROWS_OF_A_PAGE = 5000;
  private static final int ROWS_OF_A_TASK = 60_000;

  /** A stretch of the ring to be read with a statement. */
  private record Part(PreparedStatement query, TokenRange range) {}

  private VerifyLimit() {}

  /**
   * Reads the tables once.
   *
   * @param arguments Cassandra's port, the keyspace, the rows that there are, and the tables by
   *     what their rows stand for (municipio, estado, geral)
   * @throws InterruptedException if the program is ended
   * @throws ExecutionException if reading failed
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    try (CqlSession session = LocalCassandra.open(Integer.parseInt(arguments[0]))) {
      int processors = Runtime.getRuntime().availableProcessors();
      int pieces = Math.max(2 * processors, Integer.parseInt(arguments[2]) / ROWS_OF_A_TASK);
      List<Part> parts = new ArrayList<>();
      Arrays.stream(arguments)
          .skip(3)
          .map(Granularidade::ofCode)
          .forEach(rows -> parts.addAll(parts(session, arguments[1], rows, pieces)));
      Stopwatch watch = new Stopwatch();
      watch.print(Workers.run(parts, part -> read(session, part)));
    }
  }

  private static List<Part> parts(
      CqlSession session, String keyspace, Granularidade granularidade, int pieces) {
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    String key = String.join(", ", table.partitionKey());
    String statement =
        "SELECT %s FROM %s.%s WHERE token(%s) > ? AND token(%s) <= ?"
            .formatted(
                table.columns().stream().map(Column::name).collect(Collectors.joining(", ")),
                keyspace,
                table.name(),
                key,
                key);
    PreparedStatement query =
        session.prepare(
            SimpleStatement.newInstance(statement)
                .setIdempotent(true)
                .setPageSize(ROWS_OF_A_PAGE)
                .setConsistencyLevel(ConsistencyLevel.LOCAL_ONE));
    TokenMap ring = session.getMetadata().getTokenMap().orElseThrow();
    int ofEach = (pieces + ring.getTokenRanges().size() - 1) / ring.getTokenRanges().size();
    return ring.getTokenRanges().stream()
        .flatMap(range -> range.splitEvenly(ofEach).stream())
        .flatMap(range -> range.unwrap().stream())
        .map(range -> new Part(query, range))
        .toList();
  }

  private static long read(CqlSession session, Part part) {
    BoundStatement query =
        part.query().bind().setToken(0, part.range().getStart()).setToken(1, part.range().getEnd());
    long rows = 0;
    long bytes = 0;
    CompletionStage<AsyncResultSet> next = session.executeAsync(query);
    while (next != null) {
      AsyncResultSet page = next.toCompletableFuture().join();
      // The next page is on its way while this one is looked at, as in verify.
      next = page.hasMorePages() ? page.fetchNextPage().toCompletableFuture() : null;
      for (Row row : page.currentPage()) {
        bytes += bytes(row);
        rows++;
      }
    }
    if (rows > 0 && bytes == 0) {
      throw new IllegalStateException("rows without a byte");
    }
    return rows;
  }

  private static long bytes(Row row) {
    long bytes = 0;
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer cell = row.getBytesUnsafe(i);
      bytes += cell == null ? 0 : cell.remaining();
    }
    return bytes;
  }
}
