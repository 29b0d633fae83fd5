package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.producer.source.InputException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Spells events, and counts those that no edition had before. */
final class Events {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int MOST_UNKNOWN_NAMED = 10_000;

  /**
   * An event.
   *
   * @param name in its one spelling
   * @param known whether earlier editions had it
   */
  record Event(String name, boolean known) {}

  private final KnownEvents knownEvents;
  private final String file;
  private final Map<String, Event> byPublished = new HashMap<>();
  private final Map<String, Long> unknown = new TreeMap<>();

  Events(KnownEvents knownEvents, String file) {
    this.knownEvents = knownEvents;
    this.file = file;
  }

  /**
   * Finds an event by its published text.
   *
   * @throws InputException if the text is damaged, and the file with it
   */
  Event of(String published) throws InputException {
    Event event = byPublished.get(published);
    if (event == null) {
      DamagedText.refuse(file, published);
      event = new Event(knownEvents.spell(published), knownEvents.isKnown(published));
      if (byPublished.size() >= MOST_REMEMBERED) {
        byPublished.clear();
      }
      byPublished.put(published, event);
    }
    return event;
  }

  /** Counts a row of an event that is not known. */
  void countUnknown(String name) {
    boolean named = unknown.size() < MOST_UNKNOWN_NAMED || unknown.containsKey(name);
    unknown.merge(named ? name : "…", 1L, Long::sum);
  }

  /** Counts rows by event as published, those that no edition had before. */
  Map<String, Long> unknown() {
    return unknown;
  }
}
