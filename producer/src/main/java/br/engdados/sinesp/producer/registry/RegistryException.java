package br.engdados.sinesp.producer.registry;

import java.io.IOException;

/**
 * The schema registry cannot be reached, refuses, or holds a schema that this program's does not
 * follow. The message says what happened, where, and what to do next, in one line.
 */
public final class RegistryException extends IOException {
  private static final long serialVersionUID = 1L;

  RegistryException(String message) {
    super(message);
  }

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
