package br.engdados.sinesp.consumer.verify.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.consumer.verify.Samples;
import br.engdados.sinesp.consumer.verify.compare.RowHasher;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableRowTest {
  private final RowHasher hasher = new RowHasher();

  @Test
  void aRowHasAValueForEveryColumn() {
    TableRow row = Samples.row(0, 3);
    assertThat(row.values()).hasSameSizeAs(OccurrenceTable.ESTADO.columns());
    assertThat(row.value("uf")).isEqualTo("DF");
    assertThat(row.value("data_referencia")).isEqualTo(LocalDate.of(2023, 1, 1));
    assertThat(row.value("vitimas")).isEqualTo(3);
    assertThat(row.value("agente")).isNull();
    assertThat(row.value("data_extracao")).isEqualTo(Samples.TAKEN);
  }

  @Test
  void theKeyOfARowIsTheKeyOfItsRecord() {
    Occurrence occurrence = Samples.occurrence(0, 3, null);
    assertThat(TableRow.of(occurrence).primaryKey())
        .isEqualTo(TableRow.primaryKey(occurrence.key()));
  }

  @Test
  void weightsAreComparedByNumber() {
    assertThat(TableRow.canonical(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.5"));
    assertThat(TableRow.canonical(new BigDecimal("0.000"))).isEqualTo(BigDecimal.ZERO);
    assertThat(TableRow.canonical(new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1000"));
  }

  @Test
  void refusesWhatNoColumnHolds() {
    assertThatThrownBy(() -> TableRow.canonical(1.5d))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Double");
  }

  @Test
  void everyColumnCountsInTheHash() {
    TableRow row = TableRow.of(Samples.occurrence(0, 3, "1.5"));
    Set<Long> hashes = new HashSet<>();
    hashes.add(hasher.content(row));
    List<Column> columns = OccurrenceTable.ESTADO.columns();
    for (int i = 0; i < columns.size(); i++) {
      List<Object> values = new ArrayList<>(row.values());
      values.set(i, values.get(i) == null ? "" : null);
      hashes.add(hasher.content(new TableRow(row.granularidade(), values)));
    }
    assertThat(hashes).hasSize(columns.size() + 1);
  }

  @Test
  void textsDoNotRunIntoOneAnother() {
    assertThat(hasher.key(Granularidade.GERAL, List.of("ab", "c")))
        .isNotEqualTo(hasher.key(Granularidade.GERAL, List.of("a", "bc")))
        .isNotEqualTo(hasher.key(Granularidade.ESTADO, List.of("ab", "c")));
  }

  @Test
  void longTextsAreHashedWhole() {
    String text = "x".repeat(5000);
    assertThat(hasher.key(Granularidade.GERAL, List.of(text, "a")))
        .isNotEqualTo(hasher.key(Granularidade.GERAL, List.of(text, "b")));
  }
}
