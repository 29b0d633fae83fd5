package br.engdados.sinesp.consumer.connection;

import br.engdados.sinesp.consumer.failure.FailureText;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What an exception of Cassandra's driver means: whether time may mend it, and who must. */
final class CassandraFaults {
  private CassandraFaults() {}

  /** Tells whether Cassandra is away or overloaded, and may take the same request later. */
  static boolean isTemporary(Throwable failure) {
    return !isRefusal(failure)
        && (failure instanceof AllNodesFailedException
            || failure instanceof DriverTimeoutException
            || failure instanceof OverloadedException
            || failure instanceof BootstrappingException
            || failure instanceof UnavailableException
            || failure instanceof QueryConsistencyException
            || failure instanceof BusyConnectionException
            || failure instanceof ClosedConnectionException
            || failure instanceof HeartbeatException);
  }

  /** Tells whether Cassandra took a request for wrong; it will again. */
  static boolean isRefusal(Throwable failure) {
    return isOrHoldsAnswer(
        failure, cause -> cause instanceof QueryValidationException || isWrongUser(cause));
  }

  /** Tells whether the user or the password is wrong; a node that starts may not know yet. */
  static boolean isWrongUser(Throwable failure) {
    return failure instanceof AuthenticationException
        && !String.valueOf(failure.getMessage()).contains("Unable to perform authentication");
  }

  /** Tells whether a certificate is not trusted, or a store is missing or has another password. */
  static boolean isTls(Throwable failure) {
    return failure instanceof SSLException
        || failure instanceof GeneralSecurityException
        || failure instanceof FileNotFoundException
        || failure instanceof NoSuchFileException;
  }

  /**
   * Looks at a failure and, since the driver keeps these apart from the causes, at what each node
   * answered, with its causes.
   */
  static boolean isOrHoldsAnswer(Throwable failure, Predicate<Throwable> wanted) {
    return wanted.test(failure)
        || answers(failure)
            .flatMap(answer -> Stream.iterate(answer, Objects::nonNull, Throwable::getCause))
            .anyMatch(wanted);
  }

  /** Gives in one line what went wrong: the driver's own message lists nodes and addresses. */
  static String reason(Throwable failure) {
    return failure instanceof AllNodesFailedException
        ? answers(failure).findFirst().map(FailureText::reason).orElse("no node is up")
        : FailureText.reason(failure);
  }

  private static Stream<Throwable> answers(Throwable failure) {
    return failure instanceof AllNodesFailedException all
        ? all.getAllErrors().values().stream().flatMap(List::stream)
        : Stream.empty();
  }
}
