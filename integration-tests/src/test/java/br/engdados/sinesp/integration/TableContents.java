package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All rows of the three tables at one moment: id to the table's name and every column but the
 * instant of the edition, as text, so that a whole year fits into the memory of a test twice.
 */
record TableContents(Map<UUID, String> rows) {
  private static final String INSTANT = "data_extracao";
  private static final int MOST_NAMED = 10;

  static TableContents of(Pipeline pipeline) {
    Map<UUID, String> rows = new HashMap<>();
    for (Granularidade granularidade : Granularidade.values()) {
      OccurrenceTable table = OccurrenceTable.of(granularidade);
      pipeline.forEachRow(
          table,
          row -> {
            String other = rows.put(row.getUuid("id"), text(table, row));
            assertThat(other).as("a second row of the same id").isNull();
          });
    }
    return new TableContents(rows);
  }

  String row(UUID id) {
    return rows.get(id);
  }

  /** Expects the same rows, id by id; names the first that differ. */
  void assertSameAs(TableContents fresh) {
    assertThat(fresh.rows).as("the fresh load").isNotEmpty();
    List<String> differences = new ArrayList<>();
    fresh.rows.forEach(
        (id, expected) -> {
          String found = rows.get(id);
          if (!expected.equals(found) && differences.size() < MOST_NAMED) {
            differences.add(id + ":\n  found    " + found + "\n  expected " + expected);
          }
        });
    rows.forEach(
        (id, found) -> {
          if (!fresh.rows.containsKey(id) && differences.size() < 2 * MOST_NAMED) {
            differences.add(id + ":\n  found    " + found + "\n  expected no such row");
          }
        });
    assertThat(differences).as("differences from the fresh load").isEmpty();
    assertThat(rows).hasSameSizeAs(fresh.rows);
  }

  private static String text(OccurrenceTable table, Row row) {
    StringBuilder text = new StringBuilder(table.granularidade().code());
    for (Column column : table.columns()) {
      if (!column.name().equals(INSTANT)) {
        Object value = row.getObject(column.name());
        text.append('|')
            .append(value instanceof BigDecimal n ? n.stripTrailingZeros().toPlainString() : value);
      }
    }
    return text.toString();
  }
}
