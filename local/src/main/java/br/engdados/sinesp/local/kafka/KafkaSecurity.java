package br.engdados.sinesp.local.kafka;

import br.engdados.sinesp.local.server.Secret;
import br.engdados.sinesp.local.server.TlsFiles;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * SASL/SCRAM-SHA-512 over TLS for clients.
 *
 * @param tls the broker's certificate
 * @param user the one user, who is made when the storage is laid out: letters, digits, {@code . _
 *     -}
 * @param password the user's
 */
public record KafkaSecurity(TlsFiles tls, String user, Secret password) {
  /** What neither JAAS nor the storage tool's own syntax would read as something else. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

  /**
   * Refuses what would have to be escaped.
   *
   * @throws IllegalArgumentException where user or password hold other characters
   */
  public KafkaSecurity {
    Objects.requireNonNull(tls, "tls");
    if (!PLAIN.matcher(user).matches() || !PLAIN.matcher(password.value()).matches()) {
      throw new IllegalArgumentException(
          "Kafka user and password take letters, digits, '.', '_' and '-' only");
    }
  }

  String jaas() {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
        + user
        + "\" password=\""
        + password.value()
        + "\";";
  }
}
