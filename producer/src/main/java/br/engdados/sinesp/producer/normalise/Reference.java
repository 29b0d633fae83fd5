package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.producer.source.InputException;
import java.nio.file.Path;

/**
 * What published names are looked up in.
 *
 * @param states the 27 states
 * @param municipalities IBGE's list
 * @param events the events published so far
 */
public record Reference(States states, Municipalities municipalities, KnownEvents events) {
  /**
   * Reads the lists that the contract carries.
   *
   * @return the lists
   */
  public static Reference load() {
    return new Reference(States.load(), Municipalities.load(), KnownEvents.load());
  }

  /**
   * Adds municipalities that the lists do not have yet.
   *
   * @param file a CSV with the columns code, uf, name and year
   * @return the lists with them
   * @throws InputException if the file cannot be read, or a line of it cannot be meant so
   */
  public Reference with(Path file) throws InputException {
    return new Reference(
        states, new MunicipalitiesFile(file).addedTo(municipalities, states), events);
  }

  /**
   * Names the rules and lists that rows are read with. While it stays, the same file gives the same
   * rows.
   *
   * @return such as {@code 1-0123456789abcdef}
   */
  public String version() {
    return Normaliser.VERSION + "-" + municipalities.version();
  }
}
