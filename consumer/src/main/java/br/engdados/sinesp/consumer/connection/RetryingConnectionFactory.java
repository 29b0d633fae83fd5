package br.engdados.sinesp.consumer.connection;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnectionFactory;
import com.datastax.spark.connector.cql.CassandraConnectorConf;
import com.datastax.spark.connector.cql.DefaultConnectionFactory$;
import java.time.Duration;
import org.apache.spark.SparkEnv;

/**
 * Gives the connector sessions that try again for a bounded time. The connector makes it by name,
 * from {@code spark.cassandra.connection.factory}.
 */
public final class RetryingConnectionFactory implements CassandraConnectionFactory {
  private static final long serialVersionUID = 1L;

  /** The Spark setting that says for how long; without Spark nothing is tried again. */
  public static final String RETRY_TIME = "spark.sinesp.cassandra.retryTime";

  /** Makes a factory, as the connector needs it. */
  public RetryingConnectionFactory() {}

  @Override
  public CqlSession createSession(CassandraConnectorConf conf) {
    return new RetryingSession(
        DefaultConnectionFactory$.MODULE$.createSession(conf), RetryingConnectionFactory::time);
  }

  // The connector shares sessions between connectors that are equal; those of different tasks are
  // different copies.
  @Override
  public boolean equals(Object other) {
    return other instanceof RetryingConnectionFactory;
  }

  @Override
  public int hashCode() {
    return RetryingConnectionFactory.class.getName().hashCode();
  }

  // Asked when a request fails: sessions outlive the start of Spark.
  private static Duration time() {
    SparkEnv environment = SparkEnv.get();
    return environment == null
        ? Duration.ZERO
        : Duration.ofMillis(environment.conf().getTimeAsMs(RETRY_TIME, "0ms"));
  }
}
