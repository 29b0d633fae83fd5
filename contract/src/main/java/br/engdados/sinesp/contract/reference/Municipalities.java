package br.engdados.sinesp.contract.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * IBGE's 5,571 municipalities, found by state and name: IBGE's own, an earlier one, or the spelling
 * of another list.
 */
public final class Municipalities {
  private static final int VERSION_DIGITS = 16;

  private final List<Municipality> all;
  private final Map<String, Municipality> byStateAndName;

  private Municipalities(List<Municipality> all, Map<String, Municipality> byStateAndName) {
    this.all = Collections.unmodifiableList(all);
    this.byStateAndName = byStateAndName;
  }

  /**
   * Reads the lists that this module carries.
   *
   * @return all municipalities
   */
  public static Municipalities load() {
    List<Municipality> all = new ArrayList<>();
    Map<String, Municipality> byStateAndName = new HashMap<>();
    Map<Integer, Municipality> byCode = new HashMap<>();
    for (String[] cells : ReferenceRows.read("municipios_ibge.csv")) {
      Integer instalado = cells[5].isEmpty() ? null : Integer.valueOf(cells[5]);
      Municipality municipality =
          new Municipality(Integer.parseInt(cells[0]), cells[1], cells[4], instalado);
      all.add(municipality);
      byCode.put(municipality.codigoIbge(), municipality);
      byStateAndName.put(key(municipality.uf(), municipality.nome()), municipality);
    }
    for (String[] cells : ReferenceRows.read("municipios_alias.csv")) {
      byStateAndName.put(key(cells[0], cells[1]), byCode.get(Integer.parseInt(cells[2])));
    }
    return new Municipalities(all, byStateAndName);
  }

  /**
   * Adds a municipality.
   *
   * @param added what to add; one that is there already, by code, state and name, changes nothing
   * @return the list with it; this one stays as it is
   * @throws IllegalArgumentException if its code or its name belongs to another municipality; the
   *     message names it
   */
  public Municipalities with(Municipality added) {
    Optional<Municipality> named = find(added.uf(), added.nome());
    Optional<Municipality> coded =
        all.stream().filter(known -> known.codigoIbge() == added.codigoIbge()).findFirst();
    if (coded.isPresent() && named.equals(coded)) {
      return this;
    }
    coded.or(() -> named).ifPresent(other -> refuse(added, other));
    List<Municipality> more = new ArrayList<>(all);
    more.add(added);
    Map<String, Municipality> moreNames = new HashMap<>(byStateAndName);
    moreNames.put(key(added.uf(), added.nome()), added);
    return new Municipalities(more, moreNames);
  }

  private static void refuse(Municipality added, Municipality other) {
    String taken =
        added.codigoIbge() == other.codigoIbge()
            ? "the code " + added.codigoIbge()
            : "the name " + added.nome() + "/" + added.uf();
    throw new IllegalArgumentException(
        "%s is taken: %d is %s/%s".formatted(taken, other.codigoIbge(), other.nome(), other.uf()));
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
   * @return all, by code, those added last; immutable
   */
  public List<Municipality> all() {
    return all;
  }

  /**
   * Names what is found by what: lists that give the same code for every state and name have the
   * same version, whether a municipality was added or is carried by this module.
   *
   * @return 16 hexadecimal digits
   */
  public String version() {
    Map<String, Municipality> sorted = new TreeMap<>(byStateAndName);
    StringBuilder text = new StringBuilder();
    sorted.forEach(
        (name, found) -> text.append(name).append(' ').append(found.codigoIbge()).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String key(String uf, String name) {
    return uf + ' ' + TextFolding.foldName(name);
  }
}
