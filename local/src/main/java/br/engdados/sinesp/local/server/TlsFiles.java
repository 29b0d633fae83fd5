package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A server's certificate, and what clients trust it by.
 *
 * @param keyStore PKCS#12 with the server's key and certificate
 * @param trustStore PKCS#12 with the certificate alone
 * @param password of both
 */
public record TlsFiles(Path keyStore, Path trustStore, Secret password) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ALIAS = "server";

  /** Makes the paths absolute. */
  public TlsFiles {
    Objects.requireNonNull(password, "password");
    keyStore = keyStore.toAbsolutePath();
    trustStore = trustStore.toAbsolutePath();
  }

  /**
   * {@return a certificate that signs itself, for {@code localhost} and 127.0.0.1, valid for a
   * year}
   *
   * @param folder where to put {@code keystore.p12}, {@code truststore.p12} and {@code
   *     certificate.pem}, of which none exists yet; made if missing
   * @param password of both stores, at least six characters
   * @throws IOException where the file system refuses
   * @throws ServerFailure where {@code keytool} does
   * @throws InterruptedException while waiting for it
   */
  public static TlsFiles selfSigned(Path folder, Secret password)
      throws IOException, ServerFailure, InterruptedException {
    Files.createDirectories(folder);
    TlsFiles files =
        new TlsFiles(folder.resolve("keystore.p12"), folder.resolve("truststore.p12"), password);
    Path certificate = folder.toAbsolutePath().resolve("certificate.pem");
    // The password goes through a file: a command line is for everybody to read.
    Path word = folder.toAbsolutePath().resolve("password");
    Files.writeString(word, password.value());
    Path log = folder.resolve("keytool.log");
    try {
      keytool(
          log,
          word,
          files.keyStore(),
          List.of("-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-validity", "365"),
          List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1"));
      keytool(
          log,
          word,
          files.keyStore(),
          List.of("-exportcert", "-rfc"),
          List.of("-file", certificate.toString()));
      keytool(
          log,
          word,
          files.trustStore(),
          List.of("-importcert", "-noprompt"),
          List.of("-file", certificate.toString()));
    } finally {
      Files.delete(word);
    }
    return files;
  }

  private static void keytool(
      Path log, Path password, Path store, List<String> command, List<String> further)
      throws IOException, ServerFailure, InterruptedException {
    List<String> all = new ArrayList<>(List.of(JavaProgram.keytool()));
    all.addAll(command);
    all.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-keystore", store.toString()));
    all.addAll(List.of("-storepass:file", password.toString()));
    all.addAll(further);
    ServerFiles.run("keytool", all, log, LIMIT);
  }
}
