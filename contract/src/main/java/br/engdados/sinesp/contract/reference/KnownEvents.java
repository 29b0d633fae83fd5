package br.engdados.sinesp.contract.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The events that the yearly files have published, each in one spelling, so that a change of case
 * or accent in a later edition does not split a series in two.
 */
public final class KnownEvents {
  private final Map<String, String> spellingByFolded = new HashMap<>();

  private KnownEvents() {
    for (String[] cells : ReferenceRows.read("eventos.txt")) {
      spellingByFolded.put(TextFolding.fold(cells[0]), cells[0]);
    }
  }

  /**
   * Reads the list that this module carries.
   *
   * @return the known events
   */
  public static KnownEvents load() {
    return new KnownEvents();
  }

  /**
   * Lists the events.
   *
   * @return their names in the one spelling, in no order
   */
  public Collection<String> all() {
    return Collections.unmodifiableCollection(spellingByFolded.values());
  }

  /**
   * Tells whether an event is one of them.
   *
   * @param published the event as published, in any case, with or without accents, not null
   * @return whether it is known
   */
  public boolean isKnown(String published) {
    return spellingByFolded.containsKey(TextFolding.fold(published));
  }

  /**
   * Spells an event.
   *
   * @param published the event as published, not null
   * @return the one spelling of a known event; for others the published text, trimmed
   */
  public String spell(String published) {
    String known = spellingByFolded.get(TextFolding.fold(published));
    return known == null ? published.strip() : known;
  }
}
