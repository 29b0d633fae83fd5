package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.HeapSize;
import com.beust.jcommander.ParameterException;
import com.beust.jcommander.converters.BaseConverter;

/** Reads the size of a heap. */
public final class HeapSizeConverter extends BaseConverter<HeapSize> {
  /**
   * Makes a converter, as JCommander needs it.
   *
   * @param option the option's name, for messages
   */
  public HeapSizeConverter(String option) {
    super(option);
  }

  @Override
  public HeapSize convert(String text) {
    try {
      return new HeapSize(text.strip());
    } catch (IllegalArgumentException noSize) {
      throw new ParameterException(getOptionName() + ": " + noSize.getMessage(), noSize);
    }
  }
}
