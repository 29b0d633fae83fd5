package br.engdados.sinesp.consumer.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

final class SparkApplicationTest {
  private static final CassandraConnection NOWHERE =
      new CassandraConnection("127.0.0.1", 1, "none", Map.of());

  @Test
  void theSessionOfAStartAheadIsTheOneOfTheThreadThatAsks() {
    SparkSession session;
    try (SparkApplication application = application("local[1]")) {
      application.startAhead();
      session = application.session();
      assertThat(application.session()).isSameAs(session);
      assertThat(SparkSession.active()).isSameAs(session);
    }
    assertThat(session.sparkContext().isStopped()).isTrue();
  }

  @Test
  void aStartThatNobodyWaitedForIsStoppedToo() {
    application("local[1]").close();
    SparkApplication application = application("local[1]");
    application.startAhead();
    application.close();
    assertThat(SparkSession.getDefaultSession().isDefined()).isFalse();
  }

  @Test
  void aStartThatFailsIsToldToWhoAsksForTheSession() {
    try (SparkApplication application = application("nowhere:7077")) {
      application.startAhead();
      assertThatThrownBy(application::session)
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("Spark cannot start on master nowhere:7077")
          .hasMessageContaining("--master or spark-submit names it");
    }
  }

  private static SparkApplication application(String master) {
    return new SparkApplication(
        new SparkConnection(Optional.of(master), NOWHERE), "test", Map.of());
  }
}
