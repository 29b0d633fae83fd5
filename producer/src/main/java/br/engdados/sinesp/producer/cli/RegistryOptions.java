package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.http.Proxies;
import br.engdados.sinesp.producer.registry.RegistryCredentials;
import br.engdados.sinesp.producer.registry.RegistrySettings;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How to reach the schema registry, from the command line. */
final class RegistryOptions {
  private static final int LONGEST_TIMEOUT = 3600;

  @Parameter(
      names = "--schema-registry-url",
      order = 15,
      description =
          "address of a schema registry with Confluent's REST API, such as"
              + " http://schema-registry:8081: before the first record is sent, the JSON Schema of"
              + " the records is registered there for each topic (subject TOPIC-value,"
              + " compatibility BACKWARD), and nothing is published when the registry says that it"
              + " is incompatible; the records themselves stay plain JSON. Without it no schema"
              + " registry is used")
  private String url;

  @Parameter(
      names = "--schema-registry-user-info-file",
      order = 16,
      description =
          "file with one line user:password for the schema registry; without it they are taken"
              + " from the variable "
              + RegistryCredentials.VARIABLE
              + ", never from the command line")
  private Path userInfoFile;

  @Parameter(
      names = "--schema-registry-ca-file",
      order = 17,
      description =
          "certificates (PEM) to trust for an https:// schema registry, instead of those that Java"
              + " trusts")
  private Path caFile;

  @Parameter(
      names = "--schema-registry-timeout",
      order = 18,
      description =
          "seconds within which the schema registry must answer, with growing pauses between"
              + " attempts, before the run fails")
  private int timeout = 30;

  /** Empty where there is no registry to ask. */
  Optional<RegistrySettings> settings(Map<String, String> environment, Proxies proxies)
      throws UsageException, IOException {
    if (timeout < 1 || timeout > LONGEST_TIMEOUT) {
      throw new UsageException(
          "--schema-registry-timeout must be between 1 and %d seconds, is %d"
              .formatted(LONGEST_TIMEOUT, timeout));
    }
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RegistrySettings(
              RegistrySettings.parseUrl(url),
              RegistryCredentials.from(Optional.ofNullable(userInfoFile), environment),
              Optional.ofNullable(caFile),
              Duration.ofSeconds(timeout),
              proxies));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--schema-registry-url: " + e.getMessage());
    }
  }
}
