package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.revision.ScopeLoss;
import java.math.BigDecimal;
import java.util.List;

/**
 * How many of the rows published of a scope a file may withdraw. Whole states, months or events
 * that vanish are never within a limit below 100 %: part of an edition lacks them, and an edition
 * that truly drops one is rare enough to be looked at.
 *
 * @param tolerance the number of rows, or their share of what is published of the scope
 */
public record WithdrawalLimit(Tolerance tolerance) {
  /** From so many published rows on a share says anything. */
  private static final long FEWEST_FOR_A_SHARE = 100;

  private static final BigDecimal EVERYTHING = BigDecimal.valueOf(100);

  /**
   * Reads a limit.
   *
   * @param text such as {@code 5%} or {@code 1000}
   * @return the limit
   * @throws IllegalArgumentException if it is neither
   */
  public static WithdrawalLimit parse(String text) {
    return new WithdrawalLimit(Tolerance.parse(text));
  }

  /**
   * Decides.
   *
   * @param loss what a file would withdraw of a scope
   * @return whether it may
   */
  boolean allows(ScopeLoss loss) {
    if (tolerance.percent() && tolerance.limit().compareTo(EVERYTHING) >= 0) {
      return true;
    }
    if (loss.vanishes()) {
      return false;
    }
    return (tolerance.percent() && loss.published() < FEWEST_FOR_A_SHARE)
        || tolerance.allows(loss.withdrawn(), loss.published());
  }

  /** Finds those of a file's losses that are beyond the limit. */
  List<ScopeLoss> refused(List<ScopeLoss> losses) {
    return losses.stream().filter(loss -> !allows(loss)).toList();
  }

  @Override
  public String toString() {
    return tolerance.toString();
  }
}
