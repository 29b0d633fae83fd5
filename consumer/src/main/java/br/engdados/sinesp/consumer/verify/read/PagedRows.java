package br.engdados.sinesp.consumer.verify.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The rows of a query, page by page; the next page is on its way while one is used up. Each page is
 * asked of the session that was given, so that one that tries again does so for every page, which
 * the driver's own paging would not.
 */
final class PagedRows implements Iterator<Row> {
  private final CqlSession session;
  private final BoundStatement query;
  private Iterator<Row> page = Collections.emptyIterator();
  private CompletionStage<AsyncResultSet> next;

  PagedRows(CqlSession session, BoundStatement query) {
    this.session = session;
    this.query = query;
    this.next = session.executeAsync(query);
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && next != null) {
      AsyncResultSet result = joined(next);
      page = result.currentPage().iterator();
      next =
          result.hasMorePages()
              ? session.executeAsync(
                  query.setPagingState(result.getExecutionInfo().getPagingState()))
              : null;
    }
    return page.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }

  private static AsyncResultSet joined(CompletionStage<AsyncResultSet> page) {
    try {
      return page.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
