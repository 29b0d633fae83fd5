package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The municipalities of each state by number: those of IBGE's list in the list's order, then codes
 * that it does not have (0, municipalities founded later) as they come up. Added to by one thread.
 */
final class Municipios {
  /**
   * A code that IBGE's list does not have.
   *
   * @param code the code, 0 where the name is unknown
   * @param state its state's index
   * @param name a name under which it was published
   */
  record Unlisted(int code, int state, String name) {}

  private final List<Map<Integer, Integer>> places = new ArrayList<>();
  private final int[] listed = new int[Areas.STATE_COUNT];
  private final List<Unlisted> unlisted = new ArrayList<>();

  Municipios() {
    for (int i = 0; i < Areas.STATE_COUNT; i++) {
      places.add(new HashMap<>());
    }
    for (Municipality municipality : Municipalities.load().all()) {
      int state = Areas.stateIndex(municipality.uf());
      places.get(state).put(municipality.codigoIbge(), listed[state]++);
    }
  }

  /** How many of a state IBGE's list has. */
  int listed(int state) {
    return listed[state];
  }

  /** Gives a code's number in its state, a new one where it is new. */
  int place(int state, int code, String name) {
    Integer place = places.get(state).get(code);
    if (place == null) {
      place = places.get(state).size();
      places.get(state).put(code, place);
      unlisted.add(new Unlisted(code, state, name));
    }
    return place;
  }

  List<Unlisted> unlisted() {
    return List.copyOf(unlisted);
  }

  /**
   * Copies what is known now, for readers: by state the number of each code. In the order of the
   * codes, so that every process lists them alike: answers of one name are the same bytes.
   */
  List<Map<Integer, Integer>> snapshot() {
    List<Map<Integer, Integer>> copies = new ArrayList<>();
    places.forEach(of -> copies.add(Collections.unmodifiableMap(new TreeMap<>(of))));
    return List.copyOf(copies);
  }
}
