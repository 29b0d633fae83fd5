package br.engdados.sinesp.producer.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import okhttp3.Credentials;

/** User and password of a proxy; never printed. */
final class ProxyCredentials {
  /** RFC 7617, 2: no colon in the user's name, no control characters in either. */
  private static final Pattern USER_INFO = Pattern.compile("[^:\\p{Cntrl}]+:[^\\p{Cntrl}]*");

  private static final int LONGEST = 8192;

  private final String user;
  private final String password;

  ProxyCredentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * Reads a file of one line {@code user:password}.
   *
   * @throws IOException if it cannot be read or is no such file; the message does not show it
   */
  static ProxyCredentials in(Path file) throws IOException {
    String text;
    try {
      text = Files.size(file) > LONGEST ? "" : Files.readString(file).strip();
    } catch (IOException e) {
      throw new IOException(
          "%s: user and password of the proxy cannot be read (%s). Check --proxy-credentials-file."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    if (!USER_INFO.matcher(text).matches()) {
      throw new IOException(
          file
              + ": user and password of the proxy must be one line user:password (what is there is"
              + " not shown). Check --proxy-credentials-file.");
    }
    int colon = text.indexOf(':');
    return new ProxyCredentials(text.substring(0, colon), text.substring(colon + 1));
  }

  String authorization() {
    return Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ProxyCredentials[not shown]";
  }
}
