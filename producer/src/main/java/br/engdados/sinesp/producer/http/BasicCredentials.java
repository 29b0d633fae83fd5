package br.engdados.sinesp.producer.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import okhttp3.Credentials;

/** User and password of HTTP's Basic scheme (RFC 7617); never printed. */
public final class BasicCredentials {
  /** RFC 7617, 2: no colon in the user's name, no control characters in either. */
  private static final Pattern USER_INFO = Pattern.compile("[^:\\p{Cntrl}]+:[^\\p{Cntrl}]*");

  private static final int LONGEST = 8192;

  private final String user;
  private final String password;

  BasicCredentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * Reads a file of one line {@code user:password}.
   *
   * @param file where it is
   * @param server who asks for them, for messages, such as {@code the proxy}
   * @param option by which the user named the file
   * @return the credentials
   * @throws IOException if it cannot be read or is no such file; the message does not show it
   */
  public static BasicCredentials in(Path file, String server, String option) throws IOException {
    String text;
    try {
      text = Files.size(file) > LONGEST ? "" : Files.readString(file).strip();
    } catch (IOException e) {
      throw new IOException(
          "%s: user and password of %s cannot be read (%s). Check %s."
              .formatted(file, server, e.getClass().getSimpleName(), option),
          e);
    }
    return parse(text, file.toString(), server, option);
  }

  /**
   * Takes a text apart.
   *
   * @param text {@code user:password}
   * @param origin where the text was found, for messages
   * @param server who asks for them, for messages
   * @param option the option or variable that is to be checked, for messages
   * @return the credentials
   * @throws IOException if it is no such text; the message does not show it
   */
  public static BasicCredentials parse(String text, String origin, String server, String option)
      throws IOException {
    if (text.length() > LONGEST || !USER_INFO.matcher(text).matches()) {
      throw new IOException(
          "%s: user and password of %s must be one line user:password (what is there is not shown). Check %s."
              .formatted(origin, server, option));
    }
    int colon = text.indexOf(':');
    return new BasicCredentials(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Gives them as a request carries them.
   *
   * @return the value of the header {@code Authorization} or {@code Proxy-Authorization}
   */
  public String authorization() {
    return Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "BasicCredentials[not shown]";
  }
}
