package br.engdados.sinesp.contract.table;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OccurrenceTableTest {
  @ParameterizedTest
  @EnumSource
  void everyKeyColumnIsDeclaredAndTheIdIsLast(Granularidade granularidade) {
    OccurrenceTable table = OccurrenceTable.of(granularidade);
    assertThat(table.name()).isEqualTo("tb_ocorrencias_" + granularidade.code());
    assertThat(table.columns()).extracting(Column::name).containsAll(table.primaryKey());
    assertThat(table.primaryKey()).startsWith("dataset_id").endsWith("id").doesNotHaveDuplicates();
  }

  @Test
  void theStatementIsWhole() {
    assertThat(OccurrenceTable.MUNICIPIO.createStatement("ks"))
        .startsWith("CREATE TABLE IF NOT EXISTS ks.tb_ocorrencias_municipio (\n  id uuid,\n")
        .contains("  codigo_municipio int,\n", "  peso_kg decimal,\n")
        .endsWith(
            "PRIMARY KEY ((dataset_id, uf, tipo_crime, ano), mes, codigo_municipio, abrangencia, id)\n)");
    assertThat(OccurrenceTable.ESTADO.createStatement("ks")).doesNotContain("municipio");
  }

  @Test
  void everyWriteCarriesItsTimeAndNamesEachColumn() {
    assertThat(OccurrenceTable.GERAL.insertStatement("ks"))
        .startsWith("INSERT INTO ks.tb_ocorrencias_geral (id, dataset_id, resource_id, ")
        .contains(") VALUES (:id, :dataset_id, :resource_id, ")
        .endsWith(", :peso_kg, :data_extracao) USING TIMESTAMP :write_time");
    assertThat(OccurrenceTable.ESTADO.deleteStatement("ks"))
        .isEqualTo(
            "DELETE FROM ks.tb_ocorrencias_estado USING TIMESTAMP :write_time WHERE dataset_id ="
                + " :dataset_id AND uf = :uf AND tipo_crime = :tipo_crime AND ano = :ano AND mes ="
                + " :mes AND abrangencia = :abrangencia AND id = :id");
  }
}
