package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.util.Optional;

/** On which versions of Java the consumer runs. */
final class JavaVersion {
  private static final int OLDEST = 17;

  /**
   * Spark 3.5 asks {@code Subject.getSubject} who runs it, which throws since Java 23 (JEP 411,
   * 486).
   */
  private static final int NEWEST = 22;

  private JavaVersion() {}

  /**
   * Looks at the version that runs.
   *
   * @throws FailureException where Spark does not run on it
   */
  static void requireFit() {
    unfit(Runtime.version().feature())
        .ifPresent(
            reason -> {
              throw new FailureException(reason);
            });
  }

  /**
   * Judges a version.
   *
   * @param feature such as 17
   * @return what is wrong with it and what to do, in one line; empty if nothing
   */
  static Optional<String> unfit(int feature) {
    return feature >= OLDEST && feature <= NEWEST
        ? Optional.empty()
        : Optional.of(
            "Spark 3.5 runs on Java %d to %d, and this is Java %d: set JAVA_HOME to a JDK 17 (or"
                    .formatted(OLDEST, NEWEST, feature)
                + " start the program with its bin/java)");
  }
}
