package br.engdados.sinesp.bench.limit;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The Cassandra of the benchmarks. */
final class LocalCassandra {
  private LocalCassandra() {}

  /** Opens a session of the driver with its defaults. */
  static CqlSession open(int port) {
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .withLocalDatacenter("datacenter1")
        .build();
  }
}
