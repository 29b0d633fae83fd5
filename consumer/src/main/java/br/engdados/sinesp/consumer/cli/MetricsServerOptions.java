package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.Parameter;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where a run serves its metrics. */
final class MetricsServerOptions {
  @Parameter(
      names = "--metrics-port",
      order = 40,
      description = "serve Prometheus metrics at http://<metrics-host>:<port>/metrics")
  private Integer metricsPort;

  @Parameter(
      names = "--metrics-host",
      order = 41,
      description = "address for --metrics-port; 0.0.0.0 for all")
  private String metricsHost = "127.0.0.1";

  /**
   * Gives the address.
   *
   * @return an unresolved address; empty to serve nothing
   * @throws IllegalArgumentException if the port is none
   */
  Optional<InetSocketAddress> address() {
    if (metricsPort == null) {
      return Optional.empty();
    }
    if (metricsPort < 0 || metricsPort > 65535) {
      throw new IllegalArgumentException("--metrics-port is no port: " + metricsPort);
    }
    return Optional.of(InetSocketAddress.createUnresolved(metricsHost, metricsPort));
  }
}
