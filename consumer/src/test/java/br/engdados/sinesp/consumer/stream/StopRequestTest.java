package br.engdados.sinesp.consumer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a run that was asked to stop tells about its end. */
final class StopRequestTest {
  private final StopRequest stop = new StopRequest();

  @Test
  void aFailureIsNotHiddenByTheRequest() throws Exception {
    stop.request(Duration.ZERO);
    stop.end(true);
    assertThat(stop.hasFailedStopping()).isTrue();
  }

  @Test
  void aRunThatStoppedInOrderHasNotFailed() throws Exception {
    stop.request(Duration.ZERO);
    stop.end(false);
    assertThat(stop.hasFailedStopping()).isFalse();
  }

  @Test
  void aFailureThatNobodyAskedToStopIsTheProgramsOwnToTell() throws Exception {
    stop.end(true);
    stop.request(Duration.ZERO);
    assertThat(stop.hasFailedStopping()).isFalse();
  }
}
