package br.engdados.sinesp.producer.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Credentials;

/**
 * User and password of the schema registry. They come from a file or the environment, never from
 * the command line, where every process of the machine can read them, and are never printed.
 */
public final class RegistryCredentials {
  /**
   * Environment variable that holds {@code user:password}; the name that Confluent's images use.
   */
  public static final String VARIABLE = "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO";

  /** RFC 7617, 2: no colon in the user's name, no control characters in either. */
  private static final Pattern USER_INFO = Pattern.compile("[^:\\p{Cntrl}]+:[^\\p{Cntrl}]*");

  private static final int LONGEST = 8192;

  private final String user;
  private final String password;

  private RegistryCredentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    this.user = userInfo.substring(0, colon);
    this.password = userInfo.substring(colon + 1);
  }

  /**
   * Looks for the credentials.
   *
   * @param file where they are; wins over the variable
   * @param environment the process environment
   * @return the credentials, empty if there is neither file nor variable, or that one is blank
   * @throws RegistryException if the file cannot be read, or what is there is not {@code
   *     user:password}
   */
  public static Optional<RegistryCredentials> from(
      Optional<Path> file, Map<String, String> environment) throws RegistryException {
    if (file.isPresent()) {
      return Optional.of(parsed(read(file.get()), file.get().toString()));
    }
    String direct = environment.getOrDefault(VARIABLE, "").strip();
    return direct.isEmpty() ? Optional.empty() : Optional.of(parsed(direct, VARIABLE));
  }

  private static String read(Path file) throws RegistryException {
    try {
      if (Files.size(file) > LONGEST) {
        throw new RegistryException(
            file + ": too large for a file with user:password. Check the option.");
      }
      return Files.readString(file).strip();
    } catch (RegistryException e) {
      throw e;
    } catch (IOException e) {
      throw new RegistryException(
          "%s: user and password of the schema registry cannot be read (%s). Check --schema-registry-user-info-file."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static RegistryCredentials parsed(String text, String origin) throws RegistryException {
    if (text.length() > LONGEST || !USER_INFO.matcher(text).matches()) {
      throw new RegistryException(
          origin
              + ": user and password of the schema registry must be one line user:password (what is"
              + " there is not shown)");
    }
    return new RegistryCredentials(text);
  }

  String authorization() {
    return Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "RegistryCredentials[not shown]";
  }
}
