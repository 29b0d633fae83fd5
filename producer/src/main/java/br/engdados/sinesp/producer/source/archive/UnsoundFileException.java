package br.engdados.sinesp.producer.source.archive;

import java.io.IOException;

/** A file that must not be read: damaged, of another kind than its name says, or over a limit. */
public final class UnsoundFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, as far as the next step depends on it. */
  public enum Kind {
    /** Cut off or altered on the way: worth another download. */
    DAMAGED,
    /** Whole perhaps, but not what was asked for. */
    WRONG_KIND,
    /** Grows beyond {@link ArchiveLimits}: refused, now and next time. */
    OVER_LIMIT
  }

  private final Kind kind;

  private UnsoundFileException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static UnsoundFileException damaged(String message, Throwable cause) {
    return new UnsoundFileException(Kind.DAMAGED, message, cause);
  }

  static UnsoundFileException damaged(String message) {
    return new UnsoundFileException(Kind.DAMAGED, message, null);
  }

  static UnsoundFileException wrongKind(String message) {
    return new UnsoundFileException(Kind.WRONG_KIND, message, null);
  }

  static UnsoundFileException overLimit(String message) {
    return new UnsoundFileException(Kind.OVER_LIMIT, message, null);
  }

  /** What is wrong with the file; never null. */
  public Kind kind() {
    return kind;
  }
}
