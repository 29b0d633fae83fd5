package br.engdados.sinesp.consumer.write;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No two columns of the row have equal values: none can be taken for another. */
final class RowValuesTest {
  private static final UUID ID = UUID.fromString("00000000-0000-5000-8000-000000000001");
  private static final State DF = new State(53, "DF", "Distrito Federal", "Centro-Oeste");

  private static Occurrence row(Place place) {
    return new Occurrence(
        ID,
        new Edition(Dataset.VDE, "bancovde-2023", Instant.ofEpochMilli(Records.TIME)),
        YearMonth.of(2023, 3),
        place,
        "Feminicídio",
        new Breakdown("Estadual", "Civil", "Arma branca", "Adulto", "Formulário 1"),
        new Measures(11, 12, 13, 36, 17, new BigDecimal("1.5")));
  }

  @Test
  void eachColumnOfTheMunicipalTableGetsItsValue() {
    Map<String, Object> expected = expected("municipio");
    expected.put("codigo_municipio", 5300108);
    expected.put("municipio", "BRASÍLIA");
    assertThat(values(OccurrenceTable.MUNICIPIO, row(Place.municipality(DF, 5300108, "BRASÍLIA"))))
        .isEqualTo(expected);
  }

  @Test
  void eachColumnOfTheStatesTableGetsItsValue() {
    assertThat(values(OccurrenceTable.ESTADO, row(Place.state(DF)))).isEqualTo(expected("estado"));
  }

  @Test
  void blanksAreNull() {
    Occurrence blank =
        new Occurrence(
            ID,
            new Edition(Dataset.VDE, "bancovde-2023", Instant.ofEpochMilli(Records.TIME)),
            YearMonth.of(2023, 3),
            Place.state(DF),
            "Feminicídio",
            new Breakdown("Estadual", null, null, null, null),
            new Measures(null, null, null, null, null, null));
    Map<String, Object> expected = expected("estado");
    List.of(
            "agente",
            "arma",
            "faixa_etaria",
            "formulario",
            "feminino",
            "masculino",
            "nao_informado",
            "vitimas",
            "ocorrencias",
            "peso_kg")
        .forEach(column -> expected.put(column, null));
    assertThat(values(OccurrenceTable.ESTADO, blank)).isEqualTo(expected);
  }

  @Test
  void theValuesStandInTheOrderOfTheInsertsMarkers() {
    List<String> names = new ArrayList<>(new RowValues(OccurrenceTable.MUNICIPIO).names());
    List<Integer> positions = new ArrayList<>();
    String statement = OccurrenceTable.MUNICIPIO.insertStatement("ks");
    names.forEach(
        name -> positions.add((statement + ")").replace(',', ')').indexOf(":" + name + ")")));
    assertThat(positions).isSorted().doesNotContain(-1);
  }

  private static Map<String, Object> expected(String granularidade) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", ID);
    row.put("dataset_id", "sinesp-vde");
    row.put("resource_id", "bancovde-2023");
    row.put("granularidade", granularidade);
    row.put("ano", 2023);
    row.put("mes", 3);
    row.put("data_referencia", LocalDate.of(2023, 3, 1));
    row.put("uf", "DF");
    row.put("uf_nome", "Distrito Federal");
    row.put("regiao", "Centro-Oeste");
    row.put("tipo_crime", "Feminicídio");
    row.put("abrangencia", "Estadual");
    row.put("agente", "Civil");
    row.put("arma", "Arma branca");
    row.put("faixa_etaria", "Adulto");
    row.put("formulario", "Formulário 1");
    row.put("feminino", 11);
    row.put("masculino", 12);
    row.put("nao_informado", 13);
    row.put("vitimas", 36);
    row.put("ocorrencias", 17);
    row.put("peso_kg", new BigDecimal("1.5"));
    row.put("data_extracao", Instant.ofEpochMilli(Records.TIME));
    row.put("write_time", Records.TIME * 1000);
    return row;
  }

  private static Map<String, Object> values(OccurrenceTable table, Occurrence occurrence) {
    RowValues row = new RowValues(table);
    List<String> names = row.names();
    Object[] buffer = new Object[names.size()];
    row.read(new RowChange.Write(occurrence, false, Records.TIME, 0), buffer);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < buffer.length; i++) {
      values.put(names.get(i), buffer[i]);
    }
    return values;
  }
}
