package br.engdados.sinesp.local.cli;

import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;
import java.time.Duration;

/** Reads a number of seconds, from 1 to an hour's. */
public final class SecondsConverter extends BaseConverter<Duration> {
  private static final int MOST = 3600;

  /**
   * Makes a converter, as JCommander needs it.
   *
   * @param option the option's name, for messages
   */
  public SecondsConverter(String option) {
    super(option);
  }

  @Override
  public Duration convert(String text) {
    String number = text.strip();
    if (!number.matches("[0-9]{1,9}")
        || Integer.parseInt(number) < 1
        || Integer.parseInt(number) > MOST) {
      throw new ParameterException(
          getOptionName() + " '" + number + "' is not a number of seconds from 1 to " + MOST);
    }
    return Duration.ofSeconds(Integer.parseInt(number));
  }
}
