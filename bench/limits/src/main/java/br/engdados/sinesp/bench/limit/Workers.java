package br.engdados.sinesp.bench.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;

/** Does tasks on as many threads as Spark's {@code local[*]} has. */
final class Workers {
  private Workers() {}

  /**
   * Does all tasks, in their order, each on one thread.
   *
   * @param tasks what is to be done
   * @param work does a task and counts its rows
   * @return the rows of all
   * @throws InterruptedException if the program is ended
   * @throws ExecutionException if a task failed
   */
  static <T> long run(List<T> tasks, ToLongFunction<T> work)
      throws InterruptedException, ExecutionException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Long>> results = new ArrayList<>();
      for (T task : tasks) {
        results.add(threads.submit(() -> work.applyAsLong(task)));
      }
      long rows = 0;
      for (Future<Long> result : results) {
        rows += result.get();
      }
      return rows;
    } finally {
      threads.shutdownNow();
    }
  }
}
