package br.engdados.sinesp.program;

import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a length of time such as {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d}.
 */
public final class DurationConverter extends BaseConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  /**
   * Makes a converter, as JCommander needs it.
   *
   * @param option the option's name, for messages
   */
  public DurationConverter(String option) {
    super(option);
  }

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new ParameterException(
          getOptionName() + ": not a length of time such as 500ms, 60s, 5m, 1h, 1d: " + text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /**
   * Writes a length of time as this converter reads it.
   *
   * @param duration zero or more; fractions of a millisecond are dropped
   * @return in the largest unit that it is a whole number of, such as {@code 2m}
   */
  public static String write(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0 || millis % 1000 != 0) {
      return millis == 0 ? "0s" : millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
  }
}
