package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.producer.source.InputException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds where rows belong, and counts what the reference list does not know. The same place is
 * always the same instance.
 */
final class Places {
  private static final Set<String> NOT_INFORMED = Set.of("", "NAOINFORMADO", "NAOINFORMADA");
  private static final int MOST_REMEMBERED = 20_000;
  private static final int MOST_UNKNOWN_NAMED = 10_000;

  private final States states;
  private final Municipalities municipalities;
  private final String file;
  private final Map<String, Map<String, Place>> places = new HashMap<>();
  private final Map<String, Long> unknownStates = new TreeMap<>();
  private final Map<String, Long> unknownMunicipalities = new TreeMap<>();
  private int remembered;

  Places(States states, Municipalities municipalities, String file) {
    this.file = file;
    this.states = states;
    this.municipalities = municipalities;
  }

  /**
   * Finds a place by its published texts, null for blank.
   *
   * @param code IBGE's code as published, asked only where the name is unknown
   * @throws InputException if a name is damaged, and the file with it
   */
  Place of(String uf, String municipio, String code) throws InputException {
    Map<String, Place> ofState = places.computeIfAbsent(uf, any -> new HashMap<>());
    Place place = ofState.get(municipio);
    if (place == null) {
      if (remembered++ >= MOST_REMEMBERED) {
        places.clear();
        remembered = 0;
        ofState = places.computeIfAbsent(uf, any -> new HashMap<>());
      }
      place = find(uf, municipio, code);
      ofState.put(municipio, place);
    }
    if (place.granularidade() == Granularidade.GERAL) {
      count(unknownStates, uf == null ? "" : uf);
    } else if (place.codigoMunicipio() != null && place.codigoMunicipio() == 0) {
      count(unknownMunicipalities, place.uf() + " " + place.municipio());
    }
    return place;
  }

  /** Counts rows by state code as published, those that are none of the 27. */
  Map<String, Long> unknownStates() {
    return unknownStates;
  }

  /** Counts rows by state and municipality as published, those that IBGE's list does not have. */
  Map<String, Long> unknownMunicipalities() {
    return unknownMunicipalities;
  }

  private Place find(String uf, String municipio, String code) throws InputException {
    // Also of names that are found: without its signs, 'SÃ£o Paulo' is one of them.
    DamagedText.refuse(file, uf);
    DamagedText.refuse(file, municipio);
    Optional<State> state = states.find(uf);
    if (state.isEmpty()) {
      return Place.unknown(uf, municipio);
    }
    if (NOT_INFORMED.contains(TextFolding.foldName(municipio))) {
      return Place.state(state.get());
    }
    int found =
        municipalities
            .find(state.get().uf(), municipio)
            .map(Municipality::codigoIbge)
            .orElseGet(() -> ofCode(state.get(), code));
    return Place.municipality(state.get(), found, municipio);
  }

  private int ofCode(State state, String code) {
    return municipalities.all().stream()
        .filter(m -> m.uf().equals(state.uf()) && Integer.toString(m.codigoIbge()).equals(code))
        .map(Municipality::codigoIbge)
        .findFirst()
        .orElse(0);
  }

  private static void count(Map<String, Long> counts, String name) {
    if (counts.size() < MOST_UNKNOWN_NAMED || counts.containsKey(name)) {
      counts.merge(name, 1L, Long::sum);
    } else {
      counts.merge("…", 1L, Long::sum);
    }
  }
}
