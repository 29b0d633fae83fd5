package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.SparkSession;

/** One Spark application of a run: started when it is first needed, stopped at the end. */
public final class SparkApplication implements AutoCloseable {
  private final SparkConnection connection;
  private final String name;
  private final Map<String, String> settings;
  private CompletableFuture<SparkSession> start;

  /**
   * Describes an application; starts nothing.
   *
   * @param connection how Spark is started
   * @param name the application's name
   * @param settings further settings of Spark or the connector
   */
  public SparkApplication(SparkConnection connection, String name, Map<String, String> settings) {
    this.connection = connection;
    this.name = name;
    this.settings = Map.copyOf(settings);
  }

  /** Begins to start Spark, unless that was done before, and returns while it starts. */
  public void startAhead() {
    if (start == null) {
      start =
          CompletableFuture.supplyAsync(
              () -> connection.open(name, settings),
              task -> new Thread(task, "spark-start").start());
    }
  }

  /**
   * Gives the session; the first call starts Spark unless that has begun.
   *
   * @return always the same session
   * @throws FailureException if Spark does not start
   */
  public SparkSession session() {
    startAhead();
    try {
      SparkSession session = start.join();
      // Spark reads the settings of the session that the thread has made, and another one has.
      SparkSession.setActiveSession(session);
      return session;
    } catch (CompletionException e) {
      throw e.getCause() instanceof FailureException failure ? failure : e;
    }
  }

  /** Stops Spark where it was started. */
  @Override
  public void close() {
    if (start != null) {
      // A start that failed was told of by session(), or nobody needed it any more.
      start.exceptionally(failure -> null).thenAccept(SparkApplication::stop).join();
    }
  }

  private static void stop(SparkSession session) {
    if (session != null) {
      session.stop();
    }
  }
}
