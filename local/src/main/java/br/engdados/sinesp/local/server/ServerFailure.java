package br.engdados.sinesp.local.server;

/** A server did not start, answer or stop; the message says which, where and what to do next. */
public final class ServerFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A failure that was found by looking.
   *
   * @param message for a person, complete
   */
  public ServerFailure(String message) {
    super(message);
  }

  /**
   * A failure that comes from another one.
   *
   * @param message for a person, complete
   * @param cause what was caught
   */
  public ServerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
