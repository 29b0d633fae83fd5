package br.engdados.sinesp.local.server;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A server's certificate, and what clients trust it by.
 *
 * @param keyStore PKCS#12 with the server's key and certificate
 * @param trustStore PKCS#12 with the certificate alone
 * @param password of both
 */
public record TlsFiles(Path keyStore, Path trustStore, Secret password) {

  /** Makes the paths absolute. */
  public TlsFiles {
    Objects.requireNonNull(password, "password");
    keyStore = keyStore.toAbsolutePath();
    trustStore = trustStore.toAbsolutePath();
  }
}
