package br.engdados.sinesp.local.server;

import java.util.Objects;

/**
 * A password that no log and no message shows: {@link #toString} masks it.
 *
 * @param value the password itself; never null, never blank
 */
public record Secret(String value) {

  /**
   * Refuses a blank password.
   *
   * @throws IllegalArgumentException where it is blank
   */
  public Secret {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a password is blank");
    }
  }

  @Override
  public String toString() {
    return "********";
  }
}
