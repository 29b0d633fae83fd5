package br.engdados.sinesp.consumer.write;

/** Says why a record can not be applied; the record belongs among the dead letters. */
public final class UnprocessableRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  UnprocessableRecordException(String message) {
    super(message);
  }

  UnprocessableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
