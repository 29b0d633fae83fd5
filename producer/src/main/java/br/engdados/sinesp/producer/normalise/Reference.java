package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.States;

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
}
