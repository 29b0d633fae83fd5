package br.engdados.sinesp.consumer.verify.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordIteratorTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void waitsForANameToBeResolved() {
    String client =
        RecordIterator.resolving(
            Duration.ofMinutes(1),
            () -> {
              if (attempts.incrementAndGet() == 1) {
                RecordIterator.consumer(Map.of("bootstrap.servers", "broker.invalid:9092")).close();
              }
              return "made";
            });

    assertThat(client).isEqualTo("made");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void givesUpOnANameThatStaysUnknown() {
    assertThatThrownBy(
            () ->
                RecordIterator.resolving(
                    Duration.ofMillis(600), () -> make("bootstrap.servers", "broker.invalid:9092")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("No resolvable bootstrap urls");
    assertThat(attempts).hasValueGreaterThan(1);
  }

  @Test
  void failsAtOnceOnAnythingElse() {
    assertThatThrownBy(
            () ->
                RecordIterator.resolving(
                    Duration.ofMinutes(1), () -> make("security.protocol", "NONE_SUCH")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("Check --kafka-properties");
    assertThat(attempts).hasValue(1);
  }

  private AutoCloseable make(String property, String value) {
    attempts.incrementAndGet();
    Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    properties.put(property, value);
    return RecordIterator.consumer(properties);
  }
}
