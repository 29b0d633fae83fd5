package br.engdados.sinesp.contract.json;

/** Says in what way a record does not keep the contract; the message is meant for people. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String message) {
    super(message);
  }

  MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
