package br.engdados.sinesp.producer.source.remote;

import java.io.IOException;

/** The source as a whole cannot be used. The message says why and what the user can do. */
public final class SourceUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  SourceUnavailableException(String message) {
    super(message);
  }

  SourceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
