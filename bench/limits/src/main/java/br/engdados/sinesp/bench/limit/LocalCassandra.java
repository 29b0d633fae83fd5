package br.engdados.sinesp.bench.limit;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The Cassandra of the benchmarks. */
final class LocalCassandra {
  /**
   * What the connector waits for an answer; the driver's own two seconds end a run on a busy
   * machine.
   */
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

  private LocalCassandra() {}

  /** Opens a session of the driver with its defaults but for the time that it waits. */
  static CqlSession open(int port) {
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
                .build())
        .build();
  }
}
