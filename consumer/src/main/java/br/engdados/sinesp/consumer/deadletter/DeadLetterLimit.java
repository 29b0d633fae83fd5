package br.engdados.sinesp.consumer.deadletter;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many dead letters are an accident; more are a fault of the producer or of this program, which
 * must not drain the topic into the queue.
 *
 * @param share the share of the records that may be dead; 1 or more for all of them
 * @param atLeast how many may be dead in any case
 */
public record DeadLetterLimit(double share, long atLeast) implements Serializable {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})|(\\d{1,3}(?:\\.\\d+)?)%");
  private static final long AT_LEAST = 100;

  /**
   * Reads the option.
   *
   * @param text {@code 1%}, which is at least 100, or a number of records
   * @return the limit
   * @throws IllegalArgumentException if the text is neither
   */
  public static DeadLetterLimit parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches() && matcher.group(1) != null) {
      return new DeadLetterLimit(0, Long.parseLong(matcher.group(1)));
    }
    if (matcher.matches() && Double.parseDouble(matcher.group(2)) <= 100) {
      return new DeadLetterLimit(Double.parseDouble(matcher.group(2)) / 100, AT_LEAST);
    }
    throw new IllegalArgumentException(
        "--max-dead-letters is neither a share such as 1% nor a number: " + text);
  }

  /**
   * Gives what one task may count where a Kafka partition is split among several. Dead letters lie
   * close together, so the share is taken of the whole partition, as if it were not split.
   *
   * @param parts into how many parts of like size it is split, from 1
   * @return the limit for each part
   */
  public DeadLetterLimit ofOnePartOf(int parts) {
    return new DeadLetterLimit(share * parts, atLeast);
  }

  /**
   * Stops when there are too many.
   *
   * @param dead how many records are dead
   * @param read how many were read
   * @param example one of them
   * @throws TooManyDeadLettersException if that is more than the limit
   */
  public void check(long dead, long read, String example) {
    long limit = Math.max(atLeast, (long) (share * read));
    if (dead > limit) {
      throw new TooManyDeadLettersException(
          "%d of %d records cannot be processed, more than --max-dead-letters allows (%d), such as %s. Nothing of this batch counts as read: mend the producer or update this program and start again, or raise the limit"
              .formatted(dead, read, limit, example));
    }
  }
}
