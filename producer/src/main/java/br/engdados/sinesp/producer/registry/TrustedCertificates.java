package br.engdados.sinesp.producer.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** The certificates of a file, in place of those that Java trusts. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  /** Makes a client trust what these certificates have signed, and nothing else. */
  static void install(Path file, OkHttpClient.Builder client) throws RegistryException {
    try {
      X509TrustManager trusted = trustManager(read(file));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trusted}, null);
      client.sslSocketFactory(context.getSocketFactory(), trusted);
    } catch (IOException | GeneralSecurityException e) {
      throw new RegistryException(
          "%s: no certificates (PEM) can be read from it (%s). Check --schema-registry-ca-file."
              .formatted(file, e.getMessage() == null ? e.getClass().getSimpleName() : e),
          e);
    }
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream stream = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(stream);
      if (certificates.isEmpty()) {
        throw new IOException("it holds none");
      }
      return certificates;
    }
  }

  private static X509TrustManager trustManager(Collection<? extends Certificate> certificates)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + store.size(), certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager trusted) {
        return trusted;
      }
    }
    throw new GeneralSecurityException("this Java has no trust manager for X.509");
  }
}
