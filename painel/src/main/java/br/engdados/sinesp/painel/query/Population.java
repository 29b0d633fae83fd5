package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Areas;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Residents by place and year. */
public final class Population {
  /** Below so many residents a rate is marked: one case more or less moves it by ten or more. */
  public static final int SMALL = 10_000;

  private static final long UNKNOWN = -1;
  private static final String HEADER = "codigo_municipio,ano,populacao";

  /**
   * How many live somewhere.
   *
   * @param people the residents
   * @param year the year that the figure is of, maybe earlier than asked for
   */
  public record Residents(long people, int year) {}

  private final Places places;
  private final NavigableMap<Integer, Map<Integer, Integer>> years = new TreeMap<>();
  private final NavigableMap<Integer, long[]> areas = new TreeMap<>();
  private long fingerprint;

  private Population(Places places) {
    this.places = places;
  }

  /**
   * Reads the figures that the program carries, and more.
   *
   * @param places the places
   * @param more a file of the same form, {@code codigo_municipio,ano,populacao}, whose figures win;
   *     empty for none
   * @return the figures
   * @throws IOException if the file cannot be read or is of another form; the message says where
   */
  public static Population load(Places places, Optional<Path> more) throws IOException {
    Population population = new Population(places);
    try (InputStream in = Population.class.getResourceAsStream("populacao.csv")) {
      population.read(in, "populacao.csv");
    }
    if (more.isPresent()) {
      try (InputStream in = Files.newInputStream(more.get())) {
        population.read(in, more.get().toString());
      }
    }
    population.addUp();
    return population;
  }

  private void read(InputStream in, String name) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      if (!HEADER.equals(lines.readLine())) {
        throw new IOException(name + ": the first line is not " + HEADER);
      }
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!read(line)) {
          throw new IOException(
              "%s line %d: not a code, a year and a number above 0: %s"
                  .formatted(name, number, line));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Takes a line in; false where it is none. */
  private boolean read(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != 3) {
      return false;
    }
    try {
      int code = Integer.parseInt(cells[0]);
      int year = Integer.parseInt(cells[1]);
      int people = Integer.parseInt(cells[2]);
      if (people <= 0 || year < 1900 || year > 9999) {
        return false;
      }
      years.computeIfAbsent(year, ignored -> new HashMap<>(8_192)).put(code, people);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Adds up the areas; one of which a year lacks a municipality is not known in that year. Whoever
   * lives in a municipality that came later is counted in the one that it was part of.
   */
  private void addUp() {
    years.forEach(
        (year, people) -> {
          long[] sums = new long[Areas.BRAZIL + 1];
          places.municipalities().stream()
              .filter(place -> place.since() <= year)
              .forEach(
                  place -> {
                    Integer number = people.get(place.code());
                    for (int area :
                        new int[] {place.area(), Areas.regionOf(place.area()), Areas.BRAZIL}) {
                      sums[area] =
                          number == null || sums[area] == UNKNOWN ? UNKNOWN : sums[area] + number;
                    }
                  });
          areas.put(year, sums);
          fingerprint = fingerprint * 31 + year + people.hashCode() + Arrays.hashCode(sums);
        });
  }

  /**
   * Tells how many live in a place.
   *
   * @param place the place
   * @param year the year; where it is not known, the last known one before it is taken
   * @return empty where none is known
   */
  public Optional<Residents> of(Place place, int year) {
    if (place.isMunicipality()) {
      for (Map.Entry<Integer, Map<Integer, Integer>> known = years.floorEntry(year);
          known != null;
          known = years.lowerEntry(known.getKey())) {
        Integer people = known.getValue().get(place.code());
        if (people != null) {
          return Optional.of(new Residents(people, known.getKey()));
        }
      }
      return Optional.empty();
    }
    return areas.headMap(year, true).descendingMap().entrySet().stream()
        .filter(known -> known.getValue()[place.area()] != UNKNOWN)
        .findFirst()
        .map(known -> new Residents(known.getValue()[place.area()], known.getKey()));
  }

  /**
   * Tells the first year with figures.
   *
   * @return the year
   */
  public int firstYear() {
    return years.firstKey();
  }

  /**
   * Tells the last year with figures.
   *
   * @return the year
   */
  public int lastYear() {
    return years.lastKey();
  }

  /**
   * Tells one set of figures from another.
   *
   * @return the same for the same figures
   */
  public String fingerprint() {
    return Long.toHexString(fingerprint);
  }
}
