package br.engdados.sinesp.contract.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of the 27 states, found by code or by name in any spelling. */
public final class States {
  private final List<State> all;
  private final Map<String, State> byFoldedText = new HashMap<>();

  private States(List<State> all) {
    this.all = all;
    for (State state : all) {
      byFoldedText.put(state.uf(), state);
      byFoldedText.put(TextFolding.fold(state.nome()), state);
    }
  }

  /**
   * Reads the list that this module carries.
   *
   * @return the 27 states
   */
  public static States load() {
    return new States(
        ReferenceRows.read("estados.csv").stream()
            .map(cells -> new State(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3]))
            .toList());
  }

  /**
   * Finds a state.
   *
   * @param codeOrName two letters or the full name, any case, with or without accents; null and
   *     blank are found nowhere
   * @return the state, or empty when it is none of the 27
   */
  public Optional<State> find(String codeOrName) {
    return Optional.ofNullable(byFoldedText.get(TextFolding.fold(codeOrName)));
  }

  /**
   * Lists the states.
   *
   * @return all 27, by IBGE code, immutable
   */
  public List<State> all() {
    return all;
  }
}
