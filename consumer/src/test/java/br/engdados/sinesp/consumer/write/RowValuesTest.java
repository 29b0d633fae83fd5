package br.engdados.sinesp.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RowValuesTest {
  private final Occurrence row = Records.occurrence(3, 0, 5);

  @Test
  void eachColumnGetsItsValue() {
    Map<String, Object> values = values(OccurrenceTable.MUNICIPIO);

    assertThat(values)
        .hasSize(OccurrenceTable.MUNICIPIO.columns().size() + 1)
        .containsEntry("id", row.id())
        .containsEntry("dataset_id", "sinesp-vde")
        .containsEntry("resource_id", "bancovde-2023")
        .containsEntry("granularidade", "municipio")
        .containsEntry("ano", 2023)
        .containsEntry("mes", 3)
        .containsEntry("data_referencia", LocalDate.of(2023, 3, 1))
        .containsEntry("uf", "DF")
        .containsEntry("uf_nome", "Distrito Federal")
        .containsEntry("regiao", "Centro-Oeste")
        .containsEntry("codigo_municipio", 5300108)
        .containsEntry("municipio", "BRASÍLIA")
        .containsEntry("tipo_crime", "Feminicídio")
        .containsEntry("abrangencia", "Estadual")
        .containsEntry("agente", null)
        .containsEntry("formulario", "Formulário 1")
        .containsEntry("feminino", 5)
        .containsEntry("masculino", 0)
        .containsEntry("vitimas", 5)
        .containsEntry("ocorrencias", null)
        .containsEntry("peso_kg", null)
        .containsEntry("data_extracao", Instant.ofEpochMilli(Records.TIME))
        .containsEntry("write_time", Records.TIME * 1000);
  }

  @Test
  void theOtherTablesHaveNoMunicipality() {
    assertThat(values(OccurrenceTable.ESTADO))
        .hasSize(OccurrenceTable.ESTADO.columns().size() + 1)
        .doesNotContainKeys("municipio", "codigo_municipio")
        .containsEntry("tipo_crime", "Feminicídio")
        .containsEntry("write_time", Records.TIME * 1000);
  }

  private Map<String, Object> values(OccurrenceTable table) {
    RowValues row = new RowValues(table);
    List<String> names = row.names();
    Object[] buffer = new Object[names.size()];
    row.read(new RowChange.Write(this.row, false, Records.TIME, 0), buffer);
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < buffer.length; i++) {
      values.put(names.get(i), buffer[i]);
    }
    return values;
  }
}
