package br.engdados.sinesp.contract.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * IBGE's 5,570 municipalities, found by state and name, in IBGE's spelling or in one of the others
 * that the ministry's files have used.
 */
public final class Municipalities {
  private final List<Municipality> all;
  private final Map<String, Municipality> byStateAndName = new HashMap<>();

  private Municipalities(List<Municipality> all, List<String[]> otherSpellings) {
    this.all = Collections.unmodifiableList(all);
    for (Municipality municipality : all) {
      byStateAndName.put(key(municipality.uf(), municipality.nome()), municipality);
    }
    Map<Integer, Municipality> byCode =
        all.stream().collect(Collectors.toMap(Municipality::codigoIbge, m -> m));
    for (String[] cells : otherSpellings) {
      Municipality municipality = byCode.get(Integer.parseInt(cells[2]));
      byStateAndName.putIfAbsent(key(cells[0], cells[1]), municipality);
    }
  }

  /**
   * Reads the list that this module carries.
   *
   * @return all municipalities
   */
  public static Municipalities load() {
    List<Municipality> all = new ArrayList<>();
    for (String[] cells : ReferenceRows.read("municipios_ibge.csv")) {
      all.add(new Municipality(Integer.parseInt(cells[0]), cells[1], cells[4]));
    }
    return new Municipalities(all, ReferenceRows.read("grafias.csv"));
  }

  /**
   * Finds a municipality.
   *
   * @param uf the state's two capital letters
   * @param name the published name, any case, accents and punctuation
   * @return the municipality, or empty when the state has none of that name
   */
  public Optional<Municipality> find(String uf, String name) {
    return Optional.ofNullable(byStateAndName.get(key(uf, name)));
  }

  /**
   * Lists the municipalities.
   *
   * @return all 5,570, immutable
   */
  public List<Municipality> all() {
    return all;
  }

  private static String key(String uf, String name) {
    return uf + ' ' + TextFolding.foldName(name);
  }
}
