package br.engdados.sinesp.contract.topic;

import java.util.Locale;

/** What a record does to its row, the value of the header {@code op}. */
public enum Operation {
  /** The row was not published before: blanks need not be written. */
  NEW,
  /** The row was published before with other content: its blanks must be written. */
  REVISED,
  /** The source withdrew the row: the record has no value. */
  WITHDRAWN;

  private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * Gives the value of the header.
   *
   * @return the name in lower case
   */
  public String code() {
    return code;
  }

  /**
   * Finds an operation by the value of the header.
   *
   * @param code {@code new}, {@code revised} or {@code withdrawn}
   * @return the operation
   * @throws IllegalArgumentException if the code is none of these
   */
  public static Operation ofCode(String code) {
    for (Operation operation : values()) {
      if (operation.code.equals(code)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("unknown op: " + code);
  }
}
