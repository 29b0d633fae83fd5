package br.engdados.sinesp.producer.source.cache;

import java.io.IOException;

/** Another process has held the cache for longer than this one was willing to wait. */
public final class CacheBusyException extends IOException {
  private static final long serialVersionUID = 1L;

  CacheBusyException(String message) {
    super(message);
  }
}
