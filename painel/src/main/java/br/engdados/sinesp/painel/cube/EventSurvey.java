package br.engdados.sinesp.painel.cube;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out what the rows of each event have. */
final class EventSurvey {
  private final Map<String, Found> events = new TreeMap<>();

  private static final class Found {
    private final long[] reported = new long[Measure.NUMBER];
    private final Map<String, Integer> bodies = new TreeMap<>();
    private final Set<Split> splits = new HashSet<>();
    private boolean municipal;
    private YearMonth first;
    private YearMonth last;
    private long rows;
  }

  void add(int year, BlockKey key, Block block) {
    int rows = block.summary().sums().allRows();
    if (rows == 0) {
      return;
    }
    Found found = events.computeIfAbsent(key.tipoCrime(), ignored -> new Found());
    found.rows += rows;
    found.municipal |= key.municipal();
    found.bodies.merge(key.abrangencia(), rows, Integer::sum);
    found.splits.addAll(block.summary().splits());
    for (Measure measure : Measure.ALL) {
      found.reported[measure.index()] += block.summary().sums().allReported(measure);
    }
    for (int month = 1; month <= Block.MONTHS; month++) {
      if (block.summary().sums().rows(month - 1) > 0) {
        YearMonth period = YearMonth.of(year, month);
        found.first = found.first == null || period.isBefore(found.first) ? period : found.first;
        found.last = found.last == null || period.isAfter(found.last) ? period : found.last;
      }
    }
  }

  /** Lists the events by name, each under an id of its own. */
  List<Event> events() {
    Map<String, Event> byId = new LinkedHashMap<>();
    events.forEach(
        (name, found) -> {
          String id = Event.id(name);
          for (int i = 2; byId.containsKey(id); i++) {
            id = Event.id(name) + "-" + i;
          }
          byId.put(id, event(id, name, found));
        });
    return List.copyOf(byId.values());
  }

  private static Event event(String id, String name, Found found) {
    List<Measure> measures =
        Measure.ALL.stream().filter(measure -> found.reported[measure.index()] > 0).toList();
    List<String> bodies = new ArrayList<>(found.bodies.keySet());
    bodies.sort(Comparator.comparing(found.bodies::get).reversed());
    return new Event(
        id,
        name,
        found.municipal,
        main(measures),
        measures,
        bodies,
        labels(found, Split::agente),
        labels(found, Split::arma),
        labels(found, Split::faixaEtaria),
        found.first,
        found.last,
        found.rows);
  }

  /** Victims before occurrences before weight: in this order they exclude one another. */
  private static Measure main(List<Measure> measures) {
    return Stream.of(Measure.VITIMAS, Measure.OCORRENCIAS, Measure.PESO_KG)
        .filter(measures::contains)
        .findFirst()
        .orElse(Measure.VITIMAS);
  }

  private static List<String> labels(Found found, Function<Split, String> label) {
    return found.splits.stream().map(label).filter(Objects::nonNull).distinct().sorted().toList();
  }
}
