package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.http.Proxies;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Through which proxies to go: their addresses come from the environment, as for other programs.
 */
final class ProxyOptions {
  @Parameter(
      names = "--proxy-credentials-file",
      order = 48,
      description =
          "file with one line user:password for the proxy that HTTPS_PROXY, HTTP_PROXY or Java's"
              + " https.proxyHost name (NO_PROXY and http.nonProxyHosts are respected); without"
              + " it those in the proxy's URL are used")
  private Path credentialsFile;

  Proxies proxies(Map<String, String> environment) throws UsageException, IOException {
    try {
      return Proxies.of(environment, Optional.ofNullable(credentialsFile));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
