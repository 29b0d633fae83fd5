package br.engdados.sinesp.painel.web;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server listens and what it hands out.
 *
 * @param host the address to listen on
 * @param port the port; 0 for a free one
 * @param rateLimit requests a second an address may make; 0 for no limit
 * @param burst how many may come at once
 * @param behindProxy whether the client's address is the last one of X-Forwarded-For
 * @param exports the folder that {@code consumer export} writes; empty for none
 * @param securityContact whom to tell of a weakness, an https or mailto address; empty for nobody
 */
public record WebSettings(
    String host,
    int port,
    int rateLimit,
    int burst,
    boolean behindProxy,
    Optional<Path> exports,
    Optional<String> securityContact) {
  private static final int HIGHEST_PORT = 65_535;

  public WebSettings {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("--port is no port: " + port);
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("--host is blank");
    }
    if (rateLimit < 0) {
      throw new IllegalArgumentException("--rate-limit must be 0 (off) or more: " + rateLimit);
    }
    if (burst < 1) {
      throw new IllegalArgumentException("--rate-burst must be 1 or more: " + burst);
    }
    if (securityContact.isPresent() && !securityContact.get().matches("(https://|mailto:)\\S+")) {
      throw new IllegalArgumentException(
          "--security-contact must begin with https:// or mailto: " + securityContact.get());
    }
  }
}
