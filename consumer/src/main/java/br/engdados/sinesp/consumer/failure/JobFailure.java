package br.engdados.sinesp.consumer.failure;

import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.io.ObjectStreamException;
import org.apache.kafka.common.KafkaException;

/** Tells the world's failures, of which Spark says in which task they were, from the program's. */
public final class JobFailure {
  private JobFailure() {}

  /**
   * Sorts what a Spark job or a client threw.
   *
   * @param command the command that ran the job, such as {@code verify}
   * @param thrown what was thrown; Spark wraps what a task threw, the connector what its driver did
   * @return a {@link FailureException} where a server, the network or a disk failed; else what was
   *     thrown
   */
  public static RuntimeException sorted(String command, Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailureException failure) {
        return new FailureException(failure.getMessage(), thrown);
      }
      if (cause instanceof DriverException || cause instanceof KafkaException) {
        return new FailureException(
            (cause instanceof DriverException ? "Cassandra" : "Kafka")
                + " did not answer as it should: "
                + FailureText.reason(cause)
                + ". Run %s again when it does".formatted(command),
            thrown);
      }
      if (cause instanceof IOException
          && !(cause instanceof ObjectStreamException)
          && cause.getCause() == null) {
        return new FailureException(
            command + " could not go on: " + FailureText.reason(cause), thrown);
      }
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a Spark job failed", thrown);
  }
}
