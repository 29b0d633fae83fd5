package br.engdados.sinesp.consumer.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WaitTest {
  @Test
  void anAttemptIsTriedAgainUntilItSucceeds() throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    String answer =
        Wait.until(
            "it",
            Duration.ofSeconds(30),
            "advice",
            () -> {
              if (attempts.incrementAndGet() < 2) {
                throw new IOException("not yet");
              }
              return "there";
            },
            failure -> Optional.empty());
    assertThat(answer).isEqualTo("there");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void theMessageSaysWhatHowLongWhyAndWhatToDo() {
    assertThatThrownBy(
            () ->
                Wait.until(
                    "it",
                    Duration.ZERO,
                    "Do this",
                    () -> {
                      throw new IOException("outer", new IOException("refused\nat line 2"));
                    },
                    failure -> Optional.empty()))
        .isInstanceOf(FailureException.class)
        .hasMessage("it did not answer within 0 s (1 attempts): refused. Do this");
  }

  @Test
  void aFailureThatTimeDoesNotMendEndsTheWait() {
    assertThatThrownBy(
            () ->
                Wait.until(
                    "it",
                    Duration.ofDays(1),
                    "advice",
                    () -> {
                      throw new IOException("wrong password");
                    },
                    failure -> Optional.of("refuses this user")))
        .isInstanceOf(FailureException.class)
        .hasMessage("it: refuses this user");
  }

  @Test
  void secretsStayOutOfTexts() {
    KafkaConnection kafka =
        new KafkaConnection("h:1", Map.of("sasl.jaas.config", "password=hunter2"));
    CassandraConnection cassandra =
        new CassandraConnection("h", 1, "ks", Map.of("spark.cassandra.auth.password", "hunter2"));
    assertThat(kafka + " " + cassandra + " " + new SparkConnection(Optional.empty(), cassandra))
        .contains("sasl.jaas.config", "spark.cassandra.auth.password")
        .doesNotContain("hunter2");
    assertThat(kafka.sourceOptions()).containsEntry("kafka.sasl.jaas.config", "password=hunter2");
  }
}
