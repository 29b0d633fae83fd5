package br.engdados.sinesp.integration;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * One edition of a real year, and further ones made from it as the ministry makes them: figures
 * corrected, blanked and filled in, rows withdrawn, added and brought back. Only rows whose natural
 * key no other row has are touched, so that it is known which records a change must lead to.
 */
final class YearlyEdition {
  private static final int FIRST_MEASURE = 7;
  private static final int MEASURES_END = 13;
  private static final int VICTIMS = 10;
  private static final int WEIGHT = 12;
  private static final String OTHER_BODY = "Guarda Municipal";

  private final List<String> lines;
  private final List<String> gone;

  private YearlyEdition(List<String> lines, List<String> gone) {
    this.lines = lines;
    this.gone = gone;
  }

  /** How much a new edition changes. */
  record Size(int revised, int withdrawn, int added) {}

  /** What a new edition changed, by id; the blanked ones are revised too. */
  record Changes(Set<UUID> added, Set<UUID> revised, Set<UUID> blanked, Set<UUID> withdrawn) {
    int records() {
      return added.size() + revised.size() + withdrawn.size();
    }
  }

  /** A new edition and what is new in it. */
  record Revision(YearlyEdition edition, Changes changes) {}

  /** Takes the rows of some states of a real year, or of all. */
  static YearlyEdition real(int year, Set<String> states) throws IOException {
    return new YearlyEdition(
        RealFiles.lines(year, line -> states.isEmpty() || states.contains(line.substring(0, 2))),
        List.of());
  }

  int rows() {
    return lines.size();
  }

  /** The rows as lines of the file. */
  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }

  Path write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(YearlyCsv.HEADER);
      out.newLine();
      for (String line : lines) {
        out.write(line);
        out.newLine();
      }
    }
    return file;
  }

  /** Puts a state's rows into another order, in the places where they stood. */
  YearlyEdition shuffled(String uf, Random random) {
    List<Integer> places = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(uf + ",")) {
        places.add(i);
        rows.add(lines.get(i));
      }
    }
    Collections.shuffle(rows, random);
    List<String> shuffled = new ArrayList<>(lines);
    for (int i = 0; i < places.size(); i++) {
      shuffled.set(places.get(i), rows.get(i));
    }
    return new YearlyEdition(shuffled, gone);
  }

  /** Makes a new edition. */
  Revision revised(Random random, Size size) {
    RowNames names = new RowNames();
    Map<String, Integer> rowsByKey = new HashMap<>();
    lines.forEach(line -> rowsByKey.merge(RowNames.naturalKey(line), 1, Integer::sum));
    List<Integer> unique = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (rowsByKey.get(RowNames.naturalKey(lines.get(i))) == 1) {
        unique.add(i);
      }
    }
    Collections.shuffle(unique, random);
    Iterator<Integer> chosen = unique.iterator();

    Changes changes =
        new Changes(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    Map<Integer, List<String>> replacements = new HashMap<>();
    for (int i = 0; i < size.revised(); i++) {
      int at = chosen.next();
      String[] cells = lines.get(at).split(",", -1);
      UUID id = names.id(lines.get(at));
      changes.revised().add(id);
      if (change(cells, random)) {
        changes.blanked().add(id);
      }
      replacements.put(at, List.of(String.join(",", cells)));
    }
    Set<String> nowGone = new LinkedHashSet<>(gone);
    for (int i = 0; i < size.withdrawn(); i++) {
      int at = chosen.next();
      changes.withdrawn().add(names.id(lines.get(at)));
      nowGone.add(lines.get(at));
      replacements.put(at, List.of());
    }
    add(size.added(), chosen, rowsByKey, nowGone, replacements, changes);
    return new Revision(new YearlyEdition(replaced(replacements), List.copyOf(nowGone)), changes);
  }

  /** Adds rows, as many as can be those that earlier editions withdrew. */
  private void add(
      int count,
      Iterator<Integer> chosen,
      Map<String, Integer> rowsByKey,
      Set<String> nowGone,
      Map<Integer, List<String>> replacements,
      Changes changes) {
    RowNames names = new RowNames();
    Iterator<String> back = gone.subList(0, Math.min(gone.size(), count / 2)).iterator();
    for (int i = 0; i < count; ) {
      int at = chosen.next();
      String neighbour = lines.get(at);
      String added = back.hasNext() ? back.next() : RowNames.reportedBy(neighbour, OTHER_BODY);
      if (rowsByKey.putIfAbsent(RowNames.naturalKey(added), 1) == null) {
        nowGone.remove(added);
        replacements.put(at, List.of(neighbour, added));
        changes.added().add(names.id(added));
        i++;
      }
    }
  }

  private List<String> replaced(Map<Integer, List<String>> replacements) {
    List<String> replaced = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      List<String> replacement = replacements.get(i);
      if (replacement == null) {
        replaced.add(lines.get(i));
      } else {
        replaced.addAll(replacement);
      }
    }
    return replaced;
  }

  /** Changes one measure; tells whether it became blank. A row without any gets one. */
  private static boolean change(String[] cells, Random random) {
    List<Integer> measures = new ArrayList<>();
    for (int i = FIRST_MEASURE; i < MEASURES_END; i++) {
      if (!cells[i].isEmpty()) {
        measures.add(i);
      }
    }
    int measure = measures.isEmpty() ? VICTIMS : measures.get(random.nextInt(measures.size()));
    if (!measures.isEmpty() && random.nextInt(4) == 0) {
      cells[measure] = "";
      return true;
    }
    String before = cells[measure];
    do {
      cells[measure] =
          measure == WEIGHT
              ? Double.toString(random.nextInt(1, 100_000) / 1000.0)
              : Integer.toString(random.nextInt(0, 1000));
    } while (!before.isEmpty() && Double.parseDouble(before) == Double.parseDouble(cells[measure]));
    return false;
  }
}
