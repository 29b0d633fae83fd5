package br.engdados.sinesp.producer.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** The certificates of a file, in place of those that Java trusts. */
public final class TrustedCertificates {
  private TrustedCertificates() {}

  /**
   * Makes a client trust what these certificates have signed, and nothing else.
   *
   * @param file one certificate or several, PEM
   * @param client to be built
   * @throws IOException if the file cannot be read or holds none
   * @throws CertificateException if something in it is no certificate
   */
  public static void install(Path file, OkHttpClient.Builder client)
      throws IOException, CertificateException {
    HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder();
    for (Certificate certificate : read(file)) {
      trusted.addTrustedCertificate((X509Certificate) certificate);
    }
    HandshakeCertificates handshake = trusted.build();
    client.sslSocketFactory(handshake.sslSocketFactory(), handshake.trustManager());
  }

  /** By the JDK: what okhttp-tls reads of PEM is one certificate. */
  private static Collection<? extends Certificate> read(Path file)
      throws IOException, CertificateException {
    try (InputStream stream = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(stream);
      if (certificates.isEmpty()) {
        throw new IOException("it holds none");
      }
      return certificates;
    }
  }
}
