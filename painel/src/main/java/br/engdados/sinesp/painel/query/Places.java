package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.painel.cube.Areas;
import br.engdados.sinesp.painel.cube.CubeVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The places of Brazil, found by id or by name. */
public final class Places {
  /** IBGE's letters, but for the Sudeste: SE is Sergipe. */
  private static final List<String> REGION_IDS = List.of("N", "NE", "CO", "SUDESTE", "S");

  private final List<Place> all = new ArrayList<>();
  private final List<String> folded = new ArrayList<>();
  private final Map<String, Place> byId = new HashMap<>();
  private final Map<Integer, Place> municipalities = new HashMap<>();
  private final List<List<Place>> byState = new ArrayList<>();

  /** Reads the lists that the contract carries. */
  public Places() {
    add(new Place("BR", "Brasil", Place.Kind.PAIS, Areas.BRAZIL, 0, 0));
    for (int i = 0; i < REGION_IDS.size(); i++) {
      int area = Areas.STATE_COUNT + i;
      add(new Place(REGION_IDS.get(i), Areas.regions().get(i), Place.Kind.REGIAO, area, 0, 0));
    }
    for (int i = 0; i < Areas.STATE_COUNT; i++) {
      State state = Areas.states().get(i);
      add(new Place(state.uf(), state.nome(), Place.Kind.UF, i, state.codigoIbge(), 0));
    }
    Municipalities.load()
        .all()
        .forEach(
            m ->
                add(
                    municipality(
                        m.codigoIbge(),
                        m.nome(),
                        Areas.stateIndex(m.uf()),
                        m.instalado() == null ? 0 : m.instalado())));
    for (int i = 0; i < Areas.STATE_COUNT; i++) {
      int state = i;
      byState.add(
          municipalities.values().stream()
              .filter(place -> place.area() == state)
              .sorted(Comparator.comparingInt(Place::code))
              .toList());
    }
  }

  private static Place municipality(int code, String name, int state, int since) {
    return new Place(Integer.toString(code), name, Place.Kind.MUNICIPIO, state, code, since);
  }

  private void add(Place place) {
    all.add(place);
    folded.add(TextFolding.foldName(place.name()));
    byId.put(place.id(), place);
    if (place.isMunicipality()) {
      municipalities.put(place.code(), place);
    }
  }

  /**
   * Gives the country.
   *
   * @return Brazil
   */
  public Place brazil() {
    return all.get(0);
  }

  /**
   * Gives a state.
   *
   * @param state its index
   * @return the state
   */
  public Place state(int state) {
    return byId.get(Areas.states().get(state).uf());
  }

  /**
   * Gives the letters of a place's region.
   *
   * @param place a state or a municipality
   * @return such as {@code NE}; null for the country and the regions
   */
  public static String regionId(Place place) {
    return place.area() < Areas.STATE_COUNT
        ? REGION_IDS.get(Areas.regionOf(place.area()) - Areas.STATE_COUNT)
        : null;
  }

  /**
   * Lists the municipalities of IBGE's list.
   *
   * @return all of them
   */
  Collection<Place> municipalities() {
    return municipalities.values();
  }

  /**
   * Lists the municipalities of a state that IBGE's list has.
   *
   * @param state the state's index
   * @return them in the order of their codes
   */
  List<Place> municipalities(int state) {
    return byState.get(state);
  }

  /**
   * Finds a municipality of IBGE's list.
   *
   * @param code its code
   * @return empty where the list does not have it
   */
  public Optional<Place> municipality(int code) {
    return Optional.ofNullable(municipalities.get(code));
  }

  /**
   * Finds a place.
   *
   * @param id its id, in any case
   * @param version where codes may stand that the list does not have
   * @return empty where there is none
   */
  public Optional<Place> find(String id, CubeVersion version) {
    Place place = byId.get(id.toUpperCase(Locale.ROOT));
    if (place != null) {
      return Optional.of(place);
    }
    return version.unlisted().stream()
        .filter(unlisted -> unlisted.code() != 0 && Integer.toString(unlisted.code()).equals(id))
        .map(
            unlisted ->
                // What the list does not have is newer than the list.
                municipality(unlisted.code(), unlisted.name(), unlisted.state(), Integer.MAX_VALUE))
        .findFirst();
  }

  /**
   * Searches places by name or id.
   *
   * @param text part of a name, in any spelling; empty for all
   * @param wanted which of them
   * @return names that begin so first, larger places before smaller ones
   */
  public List<Place> search(String text, Predicate<Place> wanted) {
    String part = TextFolding.foldName(text);
    List<Place> starting = new ArrayList<>();
    List<Place> containing = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Place place = all.get(i);
      if (!wanted.test(place)) {
        continue;
      }
      if (folded.get(i).startsWith(part) || place.id().startsWith(part)) {
        starting.add(place);
      } else if (folded.get(i).contains(part)) {
        containing.add(place);
      }
    }
    return Stream.concat(starting.stream(), containing.stream()).toList();
  }

  /**
   * Finds what somebody may have meant.
   *
   * @param text what was asked for
   * @return up to five, as id and name
   */
  public List<String> nearest(String text) {
    String wanted = TextFolding.foldName(text);
    int[] distances = new int[all.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] =
          Math.min(
              NearestNames.distance(wanted, folded.get(i)),
              NearestNames.distance(wanted, all.get(i).id()));
    }
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingInt(i -> distances[i]))
        .limit(NearestNames.NUMBER)
        .map(i -> all.get(i).id() + " (" + all.get(i).name() + ")")
        .toList();
  }
}
