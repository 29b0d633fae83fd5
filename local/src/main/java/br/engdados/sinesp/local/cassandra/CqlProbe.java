package br.engdados.sinesp.local.cassandra;

import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Cassandra a query over its native protocol. */
final class CqlProbe {
  private static final Logger LOG = LoggerFactory.getLogger(CqlProbe.class);

  private CqlProbe() {}

  /**
   * {@return whether a query was answered}
   *
   * @param port where CQL should be served
   * @param security what it asks of clients
   * @param limit how long to wait for each step
   */
  static boolean answers(Port port, Optional<CassandraSecurity> security, Duration limit) {
    int millis = (int) Math.max(1, limit.toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(Ports.address(port), millis);
      plain.setSoTimeout(millis);
      try (Socket socket = security.isPresent() ? secured(plain, security.get()) : plain) {
        new CqlConversation(socket).query("SELECT release_version FROM system.local");
        return true;
      }
    } catch (IOException notYet) {
      LOG.debug("event=probe server=Cassandra result=\"{}\"", notYet.toString());
      return false;
    }
  }

  private static Socket secured(Socket plain, CassandraSecurity security) throws IOException {
    try (InputStream store = Files.newInputStream(security.tls().trustStore())) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(store, security.tls().password().value().toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, Ports.HOST, plain.getPort(), /* autoClose= */ true);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(
          "the trust store " + security.tls().trustStore() + " cannot be used", broken);
    }
  }
}
