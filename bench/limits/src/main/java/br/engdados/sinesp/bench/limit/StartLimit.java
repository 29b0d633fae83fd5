package br.engdados.sinesp.bench.limit;

import br.engdados.sinesp.consumer.connection.CassandraConnection;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The limit of a start: a Spark session with the consumer's settings is opened, and closed again
 * without having done anything.
 */
public final class StartLimit {
  private StartLimit() {}

  /**
   * Opens and closes it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    CassandraConnection nowhere = new CassandraConnection("127.0.0.1", 1, "none", Map.of());
    SparkConnection settings = new SparkConnection(Optional.of("local[*]"), nowhere);
    try (SparkSession session = settings.open("sinesp-start-limit", Map.of())) {
      System.out.println("spark=" + session.version());
    }
  }
}
