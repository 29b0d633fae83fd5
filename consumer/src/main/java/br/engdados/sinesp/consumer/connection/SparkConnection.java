package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark is started.
 *
 * @param master the master's URL; empty to take spark-submit's, and {@code local[*]} without one
 * @param cassandra how its tasks reach Cassandra
 */
public record SparkConnection(Optional<String> master, CassandraConnection cassandra) {
  /**
   * Starts a session; whatever spark-submit or a system property has set stays as it is.
   *
   * @param application the application's name
   * @param settings further settings of Spark or the connector
   * @return a session that the caller stops
   * @throws FailureException if Spark does not start, as on a master that it does not know
   */
  public SparkSession open(String application, Map<String, String> settings) {
    SparkConf conf = new SparkConf().setAppName(application);
    master.ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    // Nobody reads the UI of a run of a minute; it costs a second and opens a port.
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing(
        "spark.redaction.regex", "(?i)secret|password|token|access[.]?key|jaas|auth[.]username");
    cassandra.sparkSettings().forEach(conf::set);
    settings.forEach(conf::setIfMissing);
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) { // Spark throws a checked exception that Scala does not declare
      throw new FailureException(
          "Spark cannot start on master %s: %s. --master or spark-submit names it"
              .formatted(conf.get("spark.master"), FailureText.reason(e)),
          e);
    }
  }
}
