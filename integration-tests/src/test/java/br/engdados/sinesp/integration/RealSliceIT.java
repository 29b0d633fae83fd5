package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four states of the real year 2023, counted by the test itself, cell by cell. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealSliceIT {
  private static final Set<String> STATES = Set.of("DF", "AC", "RR", "AP");

  private final Pipeline pipeline;

  RealSliceIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void everyCellOfFourStatesArrives() throws IOException {
    List<String[]> rows = RealFiles.rows(2023, cells -> STATES.contains(cells[0]));
    YearlyCsv csv = new YearlyCsv();
    rows.forEach(cells -> csv.line(String.join(",", cells)));
    Path file = csv.write(pipeline.folder().resolve("bancovde-2023.csv"));
    pipeline.publish(file);
    pipeline.consume();
    pipeline.verifyClean();

    Map<String, Integer> expected = new HashMap<>();
    rows.forEach(cells -> expected.merge(expected(cells), 1, Integer::sum));
    Map<String, Integer> found = new HashMap<>();
    for (OccurrenceTable table : List.of(OccurrenceTable.MUNICIPIO, OccurrenceTable.ESTADO)) {
      for (Row row :
          pipeline.cql("SELECT * FROM " + OccurrenceTable.KEYSPACE + "." + table.name())) {
        found.merge(found(row, table.equals(OccurrenceTable.MUNICIPIO)), 1, Integer::sum);
      }
    }
    assertThat(found).isEqualTo(expected);

    List<Row> brasilia =
        pipeline.cql(
            "SELECT count(*) AS linhas, sum(vitimas) AS vitimas FROM dados_seguranca_publica.tb_ocorrencias_municipio"
                + " WHERE dataset_id = 'sinesp-vde' AND uf = 'DF' AND tipo_crime = 'Feminicídio' AND ano = 2023 AND mes = 1");
    assertThat(brasilia.get(0).getLong("linhas")).isEqualTo(33);
    assertThat(brasilia.get(0).getInt("vitimas")).isEqualTo(5);
  }

  /** All cells of a line of the file, in the form in which they compare. */
  private static String expected(String[] c) {
    boolean state = c[1].equals("NÃO INFORMADO");
    return String.join(
        "|",
        c[0],
        state ? "" : c[1],
        c[2],
        c[3],
        c[4],
        c[5],
        c[6],
        number(c[7]),
        number(c[8]),
        number(c[9]),
        number(c[10]),
        number(c[11]),
        number(c[12]),
        c[13],
        c[14]);
  }

  private static String found(Row r, boolean municipal) {
    return String.join(
        "|",
        r.getString("uf"),
        municipal ? r.getString("municipio") : "",
        r.getString("tipo_crime"),
        String.valueOf(r.getLocalDate("data_referencia")),
        blank(r.getString("agente")),
        blank(r.getString("arma")),
        blank(r.getString("faixa_etaria")),
        cell(r, "feminino"),
        cell(r, "masculino"),
        cell(r, "nao_informado"),
        cell(r, "vitimas"),
        cell(r, "ocorrencias"),
        cell(r, "peso_kg"),
        r.getString("abrangencia"),
        blank(r.getString("formulario")));
  }

  private static String cell(Row row, String column) {
    Object value = row.getObject(column);
    return value == null ? "" : number(value.toString());
  }

  private static String number(String text) {
    return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  private static String blank(String text) {
    return text == null ? "" : text;
  }
}
