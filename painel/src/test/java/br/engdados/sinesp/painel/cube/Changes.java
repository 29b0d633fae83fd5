package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.painel.changelog.RowChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Rows as the topics bring them, and what becomes of them. */
public final class Changes {
  /** When the first edition was taken in. */
  public static final long FIRST = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

  private static final States STATES = States.load();

  private final List<RowChange> all = new ArrayList<>();
  private int number;

  private static State state(String uf) {
    return STATES.find(uf).orElseThrow();
  }

  private Changes put(
      Dataset dataset,
      Place place,
      String event,
      String month,
      Breakdown labels,
      Measures measures) {
    UUID id = UUID.nameUUIDFromBytes(Integer.toString(number++).getBytes(StandardCharsets.UTF_8));
    all.add(
        new RowChange.Put(
            new Occurrence(
                id,
                new Edition(dataset, "teste", Instant.ofEpochMilli(FIRST)),
                YearMonth.parse(month),
                place,
                event,
                labels,
                measures),
            FIRST));
    return this;
  }

  private static Breakdown body(String abrangencia) {
    return new Breakdown(abrangencia, null, null, null, "Formulário 1");
  }

  /** Victims; null is blank. */
  public static Measures victims(Integer number) {
    return new Measures(null, null, null, number, null, null);
  }

  /** Adds a row of a municipality. */
  public Changes municipality(
      String uf, int code, String event, String month, String body, Measures measures) {
    Place place = Place.municipality(state(uf), code, "NOME");
    return put(Dataset.VDE, place, event, month, body(body), measures);
  }

  /** Adds a row of victims in a municipality. */
  public Changes municipality(String uf, int code, String event, String month, Integer victims) {
    return municipality(uf, code, event, month, "Estadual", victims(victims));
  }

  /** Adds a row of victims without municipality. */
  public Changes state(String uf, String event, String month, Integer victims) {
    return put(
        Dataset.VDE, Place.state(state(uf)), event, month, body("Estadual"), victims(victims));
  }

  /** Adds a row of a weapon's kind without municipality. */
  public Changes weapon(String uf, String event, String month, String weapon, int occurrences) {
    return put(
        Dataset.VDE,
        Place.state(state(uf)),
        event,
        month,
        new Breakdown("Estadual", null, weapon, null, "Formulário 6"),
        new Measures(null, null, null, null, occurrences, null));
  }

  /** Adds a row of a weight without municipality. */
  public Changes weight(String uf, String event, String month, String kilograms) {
    return put(
        Dataset.VDE,
        Place.state(state(uf)),
        event,
        month,
        body("Estadual"),
        new Measures(null, null, null, null, null, new BigDecimal(kilograms)));
  }

  /** Adds a row of an older dataset. */
  public Changes older(String uf, String event, String month, int victims) {
    return put(
        Dataset.UF_VITIMAS, Place.state(state(uf)), event, month, Breakdown.NONE, victims(victims));
  }

  /** Withdraws the row that was added last. */
  public Changes withdrawLast(long timestamp) {
    RowChange.Put last = (RowChange.Put) all.get(all.size() - 1);
    all.add(new RowChange.Withdrawal(last.row().key(), timestamp));
    return this;
  }

  /** The changes so far. */
  public List<RowChange> all() {
    return List.copyOf(all);
  }

  /** What readers see of them. */
  public CubeVersion version() {
    WorkingCube working = new WorkingCube();
    all.forEach(working::apply);
    return working.publish(new TreeSet<>(working.changedYears()), null);
  }

  /** A cube that shows them. */
  public Cube cube() {
    Cube cube = new Cube();
    cube.publish(version());
    cube.report(new Cube.Progress(all.size(), 0, 0, true, List.of(), null));
    return cube;
  }
}
