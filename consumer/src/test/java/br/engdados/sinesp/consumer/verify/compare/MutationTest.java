package br.engdados.sinesp.consumer.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.compare.KeyComparison.ColumnDifference;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison.Kind;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.table.Column;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of damage that a table can take, cell by cell: all of it is found and named. */
class MutationTest {
  private static final Instant TAKEN = Instant.parse("2026-11-01T12:00:00.123Z");

  /** A row without a blank, of which no two values of a type are equal. */
  private static Occurrence row(Granularidade granularidade, int number, String event) {
    return row(granularidade, number, event, new BigDecimal("0.25"));
  }

  static Occurrence row(Granularidade granularidade, int number, String event, BigDecimal weight) {
    State state = new State(53, "DF", "Distrito Federal", "CENTRO-OESTE");
    Place place =
        switch (granularidade) {
          case MUNICIPIO -> Place.municipality(state, 5300108, "BRASÍLIA");
          case ESTADO -> Place.state(state);
          case GERAL -> new Place(granularidade, "XX", "a name", "a region", null, null);
        };
    int first = 10 * number;
    return new Occurrence(
        new UUID(7, number),
        new Edition(Dataset.VDE, "bancovde-2023", TAKEN),
        YearMonth.of(2023, 5),
        place,
        event,
        new Breakdown("Estadual", "agente", "arma", "0 a 17", "Formulário 1"),
        new Measures(first + 1, first + 2, first + 3, first + 4, first + 6, weight));
  }

  private static TwoSides published(Granularidade granularidade) {
    TwoSides sides = new TwoSides(granularidade);
    sides.publish(0, row(granularidade, 1, "Estupro"), 5);
    sides.publish(0, row(granularidade, 2, "Estupro"), 5);
    sides.publish(1, row(granularidade, 3, "Furto"), 5);
    return sides;
  }

  /** Two of the three rows as they should be, and another one in the place of the first. */
  private static TwoSides damaged(Granularidade granularidade, List<Object> values) {
    TwoSides sides = published(granularidade);
    sides.store(new TableRow(granularidade, values));
    sides.store(TableRow.of(row(granularidade, 2, "Estupro")));
    sides.store(TableRow.of(row(granularidade, 3, "Furto")));
    return sides;
  }

  private static List<Object> values(Granularidade granularidade) {
    return new ArrayList<>(TableRow.of(row(granularidade, 1, "Estupro")).values());
  }

  private static void assertNamed(TwoSides sides, List<String> columns, List<String> key) {
    Map<Kind, List<KeyComparison>> found = sides.differences();
    if (Collections.disjoint(columns, key)) {
      assertThat(found).as("%s", columns).containsOnlyKeys(Kind.CHANGED);
      assertThat(found.get(Kind.CHANGED)).hasSize(1);
      assertThat(found.get(Kind.CHANGED).get(0).columns())
          .extracting(ColumnDifference::name)
          .containsExactlyElementsOf(columns);
    } else {
      // Another key is another row.
      assertThat(found).as("%s", columns).containsOnlyKeys(Kind.MISSING, Kind.UNKNOWN);
      assertThat(found.get(Kind.MISSING)).hasSize(1);
      assertThat(found.get(Kind.UNKNOWN)).hasSize(1);
    }
  }

  private static Object changed(Object value) {
    if (value instanceof String text) {
      return text + " ";
    }
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof UUID id) {
      return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 100);
    }
    if (value instanceof LocalDate day) {
      return day.plusDays(1);
    }
    if (value instanceof BigDecimal number) {
      return number.add(new BigDecimal("0.0000000000000000000001"));
    }
    return ((Instant) value).plusMillis(1);
  }

  @ParameterizedTest
  @EnumSource
  void equalSidesAgreeWithoutAnyRowCompared(Granularidade granularidade) {
    TwoSides sides = damaged(granularidade, values(granularidade));
    Findings findings = sides.compare();
    assertThat(sides.differing()).isEmpty();
    assertThat(findings.suspects()).isEmpty();
    Totals.Sides total =
        findings.totals().values().stream().reduce(Totals.Sides.NONE, Totals.Sides::plus);
    Totals expected = new Totals(3, 63, 66, 69, 72, 78, new BigDecimal("0.75"));
    assertThat(total).isEqualTo(new Totals.Sides(expected, expected, 0));
  }

  @ParameterizedTest
  @EnumSource
  void everyChangedValueIsFoundAndNamed(Granularidade granularidade) {
    TableRow whole = TableRow.of(row(granularidade, 1, "Estupro"));
    List<Column> columns = whole.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      List<Object> values = values(granularidade);
      assertThat(values.get(i)).as(columns.get(i).name()).isNotNull();
      values.set(i, changed(values.get(i)));
      assertNamed(
          damaged(granularidade, values),
          List.of(columns.get(i).name()),
          whole.table().primaryKey());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNulledValueIsFoundAndNamed(Granularidade granularidade) {
    TableRow whole = TableRow.of(row(granularidade, 1, "Estupro"));
    List<Column> columns = whole.table().columns();
    List<String> key = whole.table().primaryKey();
    for (int i = 0; i < columns.size(); i++) {
      // Cassandra has no null in a key.
      if (!key.contains(columns.get(i).name())) {
        List<Object> values = values(granularidade);
        values.set(i, null);
        assertNamed(damaged(granularidade, values), List.of(columns.get(i).name()), key);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTwoSwappedValuesAreFoundAndNamed(Granularidade granularidade) {
    TableRow whole = TableRow.of(row(granularidade, 1, "Estupro"));
    List<Column> columns = whole.table().columns();
    int swaps = 0;
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        if (columns.get(i).cqlType().equals(columns.get(j).cqlType())) {
          List<Object> values = values(granularidade);
          Collections.swap(values, i, j);
          assertThat(values).isNotEqualTo(values(granularidade));
          assertNamed(
              damaged(granularidade, values),
              List.of(columns.get(i).name(), columns.get(j).name()),
              whole.table().primaryKey());
          swaps++;
        }
      }
    }
    assertThat(swaps).isGreaterThan(70);
  }

  @ParameterizedTest
  @EnumSource
  void valuesSwappedBetweenTwoRowsAreFoundThoughNoTotalTells(Granularidade granularidade) {
    TableRow one = TableRow.of(row(granularidade, 1, "Estupro"));
    TableRow other = TableRow.of(row(granularidade, 2, "Estupro"));
    int vitimas = one.table().columns().stream().map(Column::name).toList().indexOf("vitimas");
    List<Object> ofOne = new ArrayList<>(one.values());
    List<Object> ofOther = new ArrayList<>(other.values());
    ofOne.set(vitimas, other.values().get(vitimas));
    ofOther.set(vitimas, one.values().get(vitimas));
    TwoSides sides = published(granularidade);
    sides.store(new TableRow(granularidade, ofOne));
    sides.store(new TableRow(granularidade, ofOther));
    sides.store(TableRow.of(row(granularidade, 3, "Furto")));
    Map<Kind, List<KeyComparison>> found = sides.differences();
    assertThat(found).containsOnlyKeys(Kind.CHANGED);
    assertThat(found.get(Kind.CHANGED)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void missingAndSurplusRowsAreFoundAndNamed(Granularidade granularidade) {
    TwoSides sides = published(granularidade);
    sides.store(TableRow.of(row(granularidade, 2, "Estupro")));
    sides.store(TableRow.of(row(granularidade, 3, "Furto")));
    // In the partition of another row, and in one that the topic does not know.
    sides.store(TableRow.of(row(granularidade, 4, "Furto")));
    sides.store(TableRow.of(row(granularidade, 5, "Roubo")));
    Map<Kind, List<KeyComparison>> found = sides.differences();
    assertThat(found).containsOnlyKeys(Kind.MISSING, Kind.UNKNOWN);
    assertThat(found.get(Kind.MISSING))
        .extracting(KeyComparison::published)
        .containsExactly(TableRow.of(row(granularidade, 1, "Estupro")));
    assertThat(found.get(Kind.UNKNOWN))
        .extracting(difference -> difference.stored().row())
        .containsExactlyInAnyOrder(
            TableRow.of(row(granularidade, 4, "Furto")),
            TableRow.of(row(granularidade, 5, "Roubo")));
  }

  @ParameterizedTest
  @EnumSource
  void aCellOfTheSameBytesAndAnotherTypeIsFound(Granularidade granularidade) {
    TableRow row = TableRow.of(row(granularidade, 1, "Estupro"));
    List<String> types =
        new ArrayList<>(row.table().columns().stream().map(Column::cqlType).toList());
    RowFingerprint fingerprint = new RowFingerprint(granularidade);
    assertThat(fingerprint.of(StoredRows.of(row))).isEqualTo(fingerprint.of(row));
    List<Object> values = new ArrayList<>(row.values());
    int ocorrencias =
        row.table().columns().stream().map(Column::name).toList().indexOf("ocorrencias");
    ByteBuffer bytes = ByteBuffer.allocate(4).putInt((Integer) values.get(ocorrencias)).flip();
    values.set(ocorrencias, bytes);
    assertThat(fingerprint.of(StoredRows.of(types, values))).isEqualTo(fingerprint.of(row));
    types.set(ocorrencias, "date");
    assertThat(fingerprint.of(StoredRows.of(types, values))).isNotEqualTo(fingerprint.of(row));
  }
}
