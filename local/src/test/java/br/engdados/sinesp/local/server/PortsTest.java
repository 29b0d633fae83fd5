package br.engdados.sinesp.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void seesWhoListensOnAllAddresses() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0)) {
      assertThat(Ports.isFree(new Port(everywhere.getLocalPort()))).isFalse();
    }
  }

  @Test
  void seesWhoListensOnLoopback() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Ports.address(new Ports().anyFree()));
      Port taken = new Port(socket.getLocalPort());
      assertThat(Ports.isFree(taken)).isFalse();
      assertThat(new Ports().firstFreeFrom(taken.number())).isNotEqualTo(taken);
    }
  }

  @Test
  void neverGivesAPortTwice() {
    Ports ports = new Ports();
    Port first = ports.anyFree();
    assertThat(ports.firstFreeFrom(first.number())).isNotEqualTo(first);
    Port reserved = new Ports().anyFree();
    ports.reserve(reserved);
    assertThat(ports.firstFreeFrom(reserved.number())).isNotEqualTo(reserved);
  }

  @Test
  void refusesWhatIsNoPortOrHeap() {
    assertThatThrownBy(() -> new Port(0)).hasMessage("port 0 is not between 1 and 65535");
    assertThatThrownBy(() -> new Port(65_536)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HeapSize("512")).hasMessageContaining("such as 768m");
    assertThatThrownBy(() -> new HeapSize("0m")).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Secret("s3cret")).hasToString("********");
  }
}
