package br.engdados.sinesp.painel.cube;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.painel.changelog.Positions;
import br.engdados.sinesp.painel.changelog.RowChange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkingCubeTest {
  private static CubeVersion version(List<RowChange> changes) {
    WorkingCube cube = new WorkingCube();
    changes.forEach(cube::apply);
    return cube.publish(new TreeSet<>(cube.changedYears()), null);
  }

  /** The newest change of each row, found without any of the cube's code. */
  private static List<Occurrence> newest(List<RowChange> changes) {
    Map<OccurrenceKey, RowChange> rows = new HashMap<>();
    for (RowChange change : changes) {
      OccurrenceKey key =
          change instanceof RowChange.Put put
              ? put.row().key()
              : ((RowChange.Withdrawal) change).key();
      rows.merge(key, change, (a, b) -> a.timestamp() > b.timestamp() ? a : b);
    }
    return rows.values().stream()
        .filter(RowChange.Put.class::isInstance)
        .map(change -> ((RowChange.Put) change).row())
        .toList();
  }

  @Property(tries = 20)
  void anyOrderGivesWhatTheNewestRowsAddUpTo(@ForAll long seed) {
    Random random = new Random(seed);
    List<RowChange> changes = RandomChanges.of(random);
    List<RowChange> shuffled = new ArrayList<>(changes);
    shuffled.addAll(changes.subList(0, 30));
    Collections.shuffle(shuffled, random);

    CubeVersion version = version(shuffled);
    assertAddsUp(version, newest(changes));
    assertThat(version.edition()).isEqualTo(version(changes).edition());
  }

  @Property(tries = 8)
  void publishedVersionsNeverChange(@ForAll long seed) {
    List<RowChange> changes = RandomChanges.of(new Random(seed));
    WorkingCube cube = new WorkingCube();
    changes.subList(0, 75).forEach(cube::apply);
    CubeVersion before = cube.publish(new TreeSet<>(cube.changedYears()), null);
    changes.subList(75, 150).forEach(cube::apply);
    CubeVersion after = cube.publish(new TreeSet<>(cube.changedYears()), before);

    assertAddsUp(before, newest(changes.subList(0, 75)));
    assertAddsUp(after, newest(changes));
  }

  private static void assertAddsUp(CubeVersion version, List<Occurrence> rows) {
    assertThat(version.rows()).isEqualTo(rows.size());
    for (String name : RandomChanges.EVENTS) {
      Event event =
          version.events().stream().filter(e -> e.name().equals(name)).findFirst().orElse(null);
      if (event == null) {
        assertThat(rows).noneMatch(row -> row.tipoCrime().equals(name));
        continue;
      }
      for (Measure measure : Measure.values()) {
        for (String body : List.of("Estadual", "Polícia Federal")) {
          for (int area :
              new int[] {Areas.BRAZIL, Areas.stateIndex("RR"), Areas.stateIndex("DF")}) {
            assertArea(version, rows, event, measure, body, area);
          }
        }
      }
    }
  }

  private static void assertArea(
      CubeVersion version,
      List<Occurrence> rows,
      Event event,
      Measure measure,
      String body,
      int area) {
    Tally all = new Tally();
    Tally without = new Tally();
    Tally pistols = new Tally();
    for (YearMonth m = YearMonth.of(2022, 1); m.getYear() < 2024; m = m.plusMonths(1)) {
      version.sum(event, body, area, m, measure, false, all);
      version.sum(event, body, area, m, measure, true, without);
      version
          .cells()
          .sumOfSplit(event, body, area, m, measure, new Split(null, "Pistola", null), pistols);
    }
    List<Occurrence> wanted =
        rows.stream()
            .filter(row -> row.tipoCrime().equals(event.name()))
            .filter(row -> row.breakdown().abrangencia().equals(body))
            .filter(row -> Areas.contains(area, Areas.stateIndex(row.place().uf())))
            .toList();
    assertThat(all.figure()).isEqualTo(figure(wanted, measure));
    assertThat(without.figure())
        .isEqualTo(
            figure(
                wanted.stream().filter(row -> row.place().codigoMunicipio() == null).toList(),
                measure));
    assertThat(pistols.figure())
        .isEqualTo(
            figure(
                wanted.stream().filter(row -> row.breakdown().arma() != null).toList(), measure));
    if (area < Areas.STATE_COUNT) {
      assertMunicipalities(version, wanted, event, measure, body, area);
    }
  }

  /** Of a period that begins and ends within a year. */
  private static void assertMunicipalities(
      CubeVersion version,
      List<Occurrence> rows,
      Event event,
      Measure measure,
      String body,
      int state) {
    YearMonth from = YearMonth.of(2022, 2);
    YearMonth to = YearMonth.of(2023, 2);
    MunicipalitySums sums =
        version.cells().sumsOfMunicipalities(event, body, state, from, to, measure);
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      int code = sums.code(i);
      codes.add(code);
      List<Occurrence> wanted =
          rows.stream()
              .filter(row -> Objects.equals(row.place().codigoMunicipio(), code))
              .filter(row -> !row.period().isBefore(from) && !row.period().isAfter(to))
              .toList();
      assertThat(sums.figure(i)).isEqualTo(figure(wanted, measure));
    }
    assertThat(codes).isSorted().doesNotHaveDuplicates();
    assertThat(codes)
        .containsAll(
            rows.stream()
                .map(row -> row.place().codigoMunicipio())
                .filter(Objects::nonNull)
                .toList());
  }

  private static Figure figure(List<Occurrence> rows, Measure measure) {
    List<Number> values = new ArrayList<>();
    for (Occurrence row : rows) {
      Number value =
          measure == Measure.PESO_KG ? row.measures().pesoKg() : measure.of(row.measures());
      if (value != null) {
        values.add(value);
      }
    }
    Number sum = null;
    if (!values.isEmpty()) {
      sum =
          measure == Measure.PESO_KG
              ? values.stream().map(BigDecimal.class::cast).reduce(BigDecimal::add).orElseThrow()
              : (Number) values.stream().mapToLong(Number::longValue).sum();
    }
    return new Figure(sum, rows.size(), values.size());
  }

  @Property(tries = 8)
  void aSnapshotGivesTheSameVersionAgain(@ForAll long seed) throws IOException {
    List<RowChange> changes = RandomChanges.of(new Random(seed));
    WorkingCube cube = new WorkingCube();
    changes.forEach(cube::apply);
    CubeVersion version = cube.publish(new TreeSet<>(cube.changedYears()), null);
    Positions positions =
        new Positions(
            Map.of("sinesp_ocorrencias_municipio", Uuid.randomUuid()),
            Map.of(new TopicPartition("sinesp_ocorrencias_municipio", 3), 77L));
    Path file = Files.createTempFile("cubo", ".snapshot");
    try {
      Snapshot snapshot = new Snapshot(file);
      snapshot.write(version, cube.editions(), positions);
      Snapshot.Content content = snapshot.read().orElseThrow();
      assertThat(content.positions()).isEqualTo(positions);
      WorkingCube again = content.cube();
      CubeVersion restored = again.publish(new TreeSet<>(again.changedYears()), null);
      assertThat(restored.edition()).isEqualTo(version.edition());
      assertAddsUp(restored, newest(changes));
      // Withdrawn rows are remembered: what is older still changes nothing.
      changes.forEach(again::apply);
      assertThat(again.changedYears()).isEmpty();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aSnapshotThatIsNotWholeIsPassedOver(@TempDir Path folder) throws IOException {
    WorkingCube cube = new WorkingCube();
    RandomChanges.of(new Random(1)).forEach(cube::apply);
    CubeVersion version = cube.publish(new TreeSet<>(cube.changedYears()), null);
    Path file = folder.resolve("cubo.snapshot");
    Snapshot snapshot = new Snapshot(file);
    assertThat(snapshot.read()).isEmpty();
    snapshot.write(version, cube.editions(), Positions.NONE);
    byte[] bytes = Files.readAllBytes(file);
    for (int position : new int[] {0, 9, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[position] ^= 1;
      Files.write(file, damaged);
      assertThat(snapshot.read()).isEmpty();
    }
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(snapshot.read()).isEmpty();
    Files.write(file, new byte[0]);
    assertThat(snapshot.read()).isEmpty();
    Files.write(file, bytes);
    assertThat(snapshot.read()).isPresent();
  }

  @Test
  void onlyWholeYearsAreTakenOver() {
    Changes first = new Changes().municipality("RR", 1400100, "Homicídio doloso", "2022-01", 1);
    WorkingCube cube = new WorkingCube();
    first.all().forEach(cube::apply);
    CubeVersion before = cube.publish(new TreeSet<>(cube.changedYears()), null);
    new Changes()
        .municipality("DF", 5300108, "Homicídio doloso", "2022-01", 5)
        .municipality("DF", 5300108, "Homicídio doloso", "2023-01", 7)
        .all()
        .forEach(cube::apply);
    CubeVersion after = cube.publish(new TreeSet<>(List.of(2023)), before);
    assertThat(after.rows(2022)).isEqualTo(1);
    assertThat(after.rows(2023)).isEqualTo(1);
    assertThat(cube.changedYears()).containsExactly(2022);
  }
}
