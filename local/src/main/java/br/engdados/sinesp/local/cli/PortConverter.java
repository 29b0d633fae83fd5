package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.Port;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;

/** Reads a port. */
public final class PortConverter extends BaseConverter<Port> {
  /**
   * Makes a converter, as JCommander needs it.
   *
   * @param option the option's name, for messages
   */
  public PortConverter(String option) {
    super(option);
  }

  @Override
  public Port convert(String text) {
    String number = text.strip();
    if (!number.matches("[0-9]{1,9}")) {
      throw new ParameterException(getOptionName() + ": port '" + number + "' is not a number");
    }
    try {
      return new Port(Integer.parseInt(number));
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(getOptionName() + ": " + outOfRange.getMessage(), outOfRange);
    }
  }
}
