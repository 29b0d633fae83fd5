package br.engdados.sinesp.program;

import java.util.function.Supplier;

/** The command line or the environment cannot be understood; the message says what to change. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses what was asked for.
   *
   * @param message what is wrong, with the option's name
   */
  public UsageException(String message) {
    super(message);
  }

  private UsageException(IllegalArgumentException refused) {
    super(refused.getMessage(), refused);
  }

  /**
   * Makes validated settings from options.
   *
   * @param settings makes them; an {@link IllegalArgumentException} names what is wrong with them
   * @return what it made
   * @throws UsageException with that message
   */
  public static <T> T check(Supplier<T> settings) throws UsageException {
    try {
      return settings.get();
    } catch (IllegalArgumentException refused) {
      throw new UsageException(refused);
    }
  }
}
