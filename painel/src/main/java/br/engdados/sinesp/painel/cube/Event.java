package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.reference.TextFolding;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * An event and what its rows have.
 *
 * @param id its name without accents, lower case, with hyphens
 * @param name {@code tipo_crime} as published
 * @param municipal whether it is published by municipality
 * @param main what it mainly counts
 * @param measures what it counts, the main one first
 * @param bodies the reporting bodies, the one with most rows first
 * @param agents the labels of the column that says so; empty where it is not split by it
 * @param weapons likewise of weapons
 * @param ageGroups likewise of age groups
 * @param first the first month with a row
 * @param last the last one
 * @param rows how many rows there are
 */
public record Event(
    String id,
    String name,
    boolean municipal,
    Measure main,
    List<Measure> measures,
    List<String> bodies,
    List<String> agents,
    List<String> weapons,
    List<String> ageGroups,
    YearMonth first,
    YearMonth last,
    long rows) {
  public Event {
    measures = List.copyOf(measures);
    bodies = List.copyOf(bodies);
    agents = List.copyOf(agents);
    weapons = List.copyOf(weapons);
    ageGroups = List.copyOf(ageGroups);
  }

  /**
   * Makes an event's id of its name.
   *
   * @param name as published
   * @return lower case letters and digits of ASCII, and hyphens between words
   */
  public static String id(String name) {
    String folded = TextFolding.fold(name).toLowerCase(Locale.ROOT);
    return folded.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
