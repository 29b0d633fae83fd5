package br.engdados.sinesp.producer.registry;

import br.engdados.sinesp.producer.http.BasicCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where user and password of the schema registry are looked for: in a file or the environment,
 * never on the command line, where every process of the machine can read them.
 */
public final class RegistryCredentials {
  /**
   * Environment variable that holds {@code user:password}; the name that Confluent's images use.
   */
  public static final String VARIABLE = "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO";

  private static final String SERVER = "the schema registry";

  private RegistryCredentials() {}

  /**
   * Looks for the credentials.
   *
   * @param file where they are; wins over the variable
   * @param environment the process environment
   * @return the credentials, empty if there is neither file nor variable, or that one is blank
   * @throws RegistryException if the file cannot be read, or what is there is not {@code
   *     user:password}
   */
  public static Optional<BasicCredentials> from(
      Optional<Path> file, Map<String, String> environment) throws RegistryException {
    String direct = environment.getOrDefault(VARIABLE, "").strip();
    try {
      if (file.isPresent()) {
        return Optional.of(
            BasicCredentials.in(file.get(), SERVER, "--schema-registry-user-info-file"));
      }
      return direct.isEmpty()
          ? Optional.empty()
          : Optional.of(BasicCredentials.parse(direct, VARIABLE, SERVER, "the variable"));
    } catch (IOException e) {
      throw new RegistryException(e.getMessage(), e);
    }
  }
}
