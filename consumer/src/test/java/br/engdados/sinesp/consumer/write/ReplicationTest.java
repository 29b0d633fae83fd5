package br.engdados.sinesp.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplicationTest {
  @Test
  void aNumberIsSimpleStrategy() {
    assertThat(Replication.parse("1").createStatement("ks"))
        .isEqualTo(
            "CREATE KEYSPACE IF NOT EXISTS ks WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': 1}");
  }

  @Test
  void dataCentresAreNetworkTopologyStrategy() {
    assertThat(Replication.parse("dc1:3").createStatement("ks"))
        .endsWith("{'class': 'NetworkTopologyStrategy', 'dc1': 3}");
    assertThat(Replication.parse("dc1:3, dc2:2").createStatement("ks"))
        .contains("'class': 'NetworkTopologyStrategy'", "'dc1': 3", "'dc2': 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "x", "1,2", "dc1:3,2", "dc1:", "dc1:3'", "dc1:100"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Replication.parse(text))
        .withMessageContaining("--replication");
  }
}
