package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The 27 states, the five regions and the country by number: those whose sums are kept. */
public final class Areas {
  /** The index of rows of no known state; in no sum. */
  public static final int NO_STATE = -1;

  private static final List<State> STATES = States.load().all();
  private static final List<String> REGIONS =
      List.of("Norte", "Nordeste", "Centro-Oeste", "Sudeste", "Sul");
  private static final Map<String, Integer> INDEXES = indexes();

  /** How many states there are. */
  public static final int STATE_COUNT = STATES.size();

  /** The country's index. */
  public static final int BRAZIL = STATE_COUNT + REGIONS.size();

  /** How many areas there are. */
  static final int COUNT = BRAZIL + 1;

  private Areas() {}

  /**
   * Lists the states.
   *
   * @return all, each at its index
   */
  public static List<State> states() {
    return STATES;
  }

  /**
   * Lists the regions' names.
   *
   * @return all five, the first at the index {@link #STATE_COUNT}
   */
  public static List<String> regions() {
    return REGIONS;
  }

  /**
   * Finds a state's index.
   *
   * @param uf two capital letters, or null
   * @return the index, {@link #NO_STATE} where it is none of the 27
   */
  public static int stateIndex(String uf) {
    return uf == null ? NO_STATE : INDEXES.getOrDefault(uf, NO_STATE);
  }

  /**
   * Finds the region of a state.
   *
   * @param state a state's index
   * @return the region's index as an area
   */
  public static int regionOf(int state) {
    return STATE_COUNT + REGIONS.indexOf(STATES.get(state).regiao());
  }

  /**
   * Tells whether a state belongs to an area.
   *
   * @param area an area's index
   * @param state a state's index
   * @return true for the state itself, its region and the country
   */
  public static boolean contains(int area, int state) {
    return area == BRAZIL || area == state || area == regionOf(state);
  }

  private static Map<String, Integer> indexes() {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < STATES.size(); i++) {
      indexes.put(STATES.get(i).uf(), i);
    }
    return Map.copyOf(indexes);
  }
}
