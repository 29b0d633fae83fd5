package br.engdados.sinesp.local.cassandra;

import br.engdados.sinesp.local.server.TlsFiles;
import java.util.Objects;

/**
 * Password authentication and authorization over TLS for clients. The first user is Cassandra's own
 * superuser, {@code cassandra} with the password {@code cassandra}, who can make others.
 *
 * @param tls the server's certificate
 */
public record CassandraSecurity(TlsFiles tls) {
  /** Cassandra's first superuser. */
  public static final String USER = "cassandra";

  /** The first superuser's documented password. */
  public static final String PASSWORD = "cassandra";

  /** Needs a certificate. */
  public CassandraSecurity {
    Objects.requireNonNull(tls, "tls");
  }
}
