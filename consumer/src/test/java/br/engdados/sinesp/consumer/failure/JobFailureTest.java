package br.engdados.sinesp.consumer.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import java.io.IOException;
import java.io.NotSerializableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class JobFailureTest {
  @Test
  void whatAServerOrADiskFailedIsTheWorlds() {
    assertThat(JobFailure.sorted("verify", job(new FailureException("Kafka gave no record"))))
        .isInstanceOf(FailureException.class)
        .hasMessage("Kafka gave no record");
    assertThat(JobFailure.sorted("verify", job(new TimeoutException("no answer"))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("Kafka did not answer as it should: no answer");
    assertThat(
            JobFailure.sorted(
                "verify", job(new IOException("select", new DriverTimeoutException("slow")))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("Cassandra did not answer as it should: slow");
    assertThat(JobFailure.sorted("verify", job(new IOException("No space left on device"))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("No space left on device");
  }

  @Test
  void everythingElseIsTheProgramsFault() {
    IllegalStateException fault = new IllegalStateException("a fault");
    assertThat(JobFailure.sorted("verify", fault)).isSameAs(fault);
    assertThat(JobFailure.sorted("verify", job(new NotSerializableException("a class"))))
        .isNotInstanceOf(FailureException.class);
    assertThat(JobFailure.sorted("verify", job(fault)))
        .isInstanceOf(IllegalStateException.class)
        .isNotInstanceOf(FailureException.class);
  }

  private static SparkException job(Exception cause) {
    return new SparkException("Job aborted due to stage failure", cause);
  }
}
