package br.engdados.sinesp.consumer.connection;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One Spark application of a run: started when it is first needed, stopped at the end. */
public final class SparkApplication implements AutoCloseable {
  private final SparkConnection connection;
  private final String name;
  private final Map<String, String> settings;
  private SparkSession session;

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

  /**
   * Gives the session; the first call starts Spark.
   *
   * @return always the same session
   * @throws br.engdados.sinesp.consumer.failure.FailureException if Spark does not start
   */
  public SparkSession session() {
    if (session == null) {
      session = connection.open(name, settings);
    }
    return session;
  }

  /** Stops Spark where it was started. */
  @Override
  public void close() {
    if (session != null) {
      session.stop();
    }
  }
}
