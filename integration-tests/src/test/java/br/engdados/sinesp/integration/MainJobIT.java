package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The synthetic sample all the way, then what may go wrong on it, in the order of a day's work. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MainJobIT {
  private static final String MUNICIPIO =
      OccurrenceTable.KEYSPACE + "." + OccurrenceTable.MUNICIPIO.name();
  private static final String ESTADO =
      OccurrenceTable.KEYSPACE + "." + OccurrenceTable.ESTADO.name();

  private final Pipeline pipeline;
  private final Path sample;

  MainJobIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.sample = pipeline.folder().resolve("amostra-sintetica.xlsx");
  }

  @Test
  @Order(1)
  void everyRowOfTheSampleArrives() {
    Pipeline.succeeded(pipeline.producer().run("sample", "--out", sample.toString()));
    pipeline.publish(sample);
    pipeline.consume();
    pipeline.verifyClean();

    long read = pipeline.report().get("files").get(0).get("rows").get("read").asLong();
    assertThat(read).isGreaterThan(2000);
    assertThat(
            pipeline.rowsIn(OccurrenceTable.MUNICIPIO)
                + pipeline.rowsIn(OccurrenceTable.ESTADO)
                + pipeline.rowsIn(OccurrenceTable.GERAL))
        .isEqualTo(read);
    assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isPositive();
    assertThat(pipeline.rowsIn(OccurrenceTable.ESTADO)).isPositive();
  }

  @Test
  @Order(2)
  void theDistritoFederalKeepsItsThirtyThreeRowsAndItsBodiesApart() {
    Row series = anySeries("DF");
    List<Row> cells =
        pipeline.cql(
            "SELECT mes, codigo_municipio, abrangencia, count(*) AS linhas FROM "
                + MUNICIPIO
                + " WHERE dataset_id = ? AND uf = 'DF' AND tipo_crime = ? AND ano = ?"
                + " GROUP BY mes, codigo_municipio, abrangencia",
            series.getString("dataset_id"),
            series.getString("tipo_crime"),
            series.getInt("ano"));
    assertThat(cells).anySatisfy(cell -> assertThat(cell.getLong("linhas")).isEqualTo(33));
  }

  @Test
  @Order(3)
  void theThreeQueriesNeedNoFiltering() {
    Row series = anySeries("SP");
    Object[] partition = {
      series.getString("dataset_id"), series.getString("tipo_crime"), series.getInt("ano")
    };
    String where = " WHERE dataset_id = ? AND uf = 'SP' AND tipo_crime = ? AND ano IN (?) AND ";
    List<Row> oneMunicipality =
        pipeline.cql(
            "SELECT * FROM "
                + MUNICIPIO
                + where
                + "mes IN (1,2,3,4,5,6,7,8,9,10,11,12)"
                + " AND codigo_municipio = "
                + series.getInt("codigo_municipio"),
            partition);
    assertThat(oneMunicipality).isNotEmpty();
    List<Row> map = pipeline.cql("SELECT * FROM " + MUNICIPIO + where + "mes = 1", partition);
    assertThat(map).hasSizeGreaterThan(1);
    Row state = pipeline.cql("SELECT * FROM " + ESTADO + " LIMIT 1").get(0);
    assertThat(
            pipeline.cql(
                "SELECT mes, abrangencia, agente, arma, faixa_etaria, ocorrencias, vitimas FROM "
                    + ESTADO
                    + " WHERE dataset_id = ? AND uf = ? AND tipo_crime = ? AND ano IN (?)",
                state.getString("dataset_id"),
                state.getString("uf"),
                state.getString("tipo_crime"),
                state.getInt("ano")))
        .isNotEmpty();
  }

  @Test
  @Order(4)
  void zeroStaysZeroAndBlankStaysBlank() {
    Map<Object, Map<String, Object>> rows = pipeline.table(OccurrenceTable.MUNICIPIO);
    assertThat(rows.values()).anySatisfy(row -> assertThat(row.get("vitimas")).isEqualTo(0));
    assertThat(rows.values()).anySatisfy(row -> assertThat(row.get("vitimas")).isNull());
  }

  @Test
  @Order(5)
  void publishingEverythingAgainChangesNothingButTheInstant() {
    Map<Object, Map<String, Object>> municipio = content(OccurrenceTable.MUNICIPIO);
    Map<Object, Map<String, Object>> estado = content(OccurrenceTable.ESTADO);
    Object before =
        pipeline.cql("SELECT max(data_extracao) AS t FROM " + ESTADO).get(0).getObject("t");
    pipeline.publish(sample, "--full");
    pipeline.consume();
    assertThat(content(OccurrenceTable.MUNICIPIO)).isEqualTo(municipio);
    assertThat(content(OccurrenceTable.ESTADO)).isEqualTo(estado);
    assertThat(pipeline.cql("SELECT max(data_extracao) AS t FROM " + ESTADO).get(0).getObject("t"))
        .isNotEqualTo(before);
  }

  @Test
  @Order(6)
  void nothingChangedIsSaidByTheExitCode() {
    long before = endOffset();
    Finished finished =
        pipeline.producer().run("publish", "--source", sample.toString(), "--skip-when-unchanged");
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(99);
    assertThat(endOffset()).isEqualTo(before);
    Finished consumed =
        pipeline.consumer().run("consume", "--trigger", "available-now", "--skip-when-unchanged");
    assertThat(consumed.exitCode()).as(consumed.all()).isEqualTo(99);
  }

  @Test
  @Order(7)
  void aKilledConsumerGoesOnWhereItWas() {
    Map<Object, Map<String, Object>> before = content(OccurrenceTable.MUNICIPIO);
    pipeline.cql("TRUNCATE " + MUNICIPIO);
    Program.Running consumer =
        pipeline
            .consumer()
            .start(
                "consume",
                "--mode",
                "initial",
                "--trigger",
                "continuous",
                "--max-offsets-per-trigger",
                "300");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> pipeline.rowsIn(OccurrenceTable.MUNICIPIO) > 0);
    Finished killed = consumer.kill();
    assertThat(killed.exitCode()).isEqualTo(128 + 9);
    pipeline.consume("--mode", "initial");
    assertThat(content(OccurrenceTable.MUNICIPIO)).isEqualTo(before);
  }

  @Test
  @Order(8)
  void aKilledProducerLosesNothing() {
    long before = endOffset();
    Program.Running producer =
        pipeline.producer().start("publish", "--source", sample.toString(), "--full");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> endOffset() > before || !producer.process().isAlive());
    producer.kill();
    pipeline.publish(sample);
    pipeline.consume();
    pipeline.verifyClean();
  }

  @Test
  @Order(9)
  void whateverWasDoneByHandIsNamedAndMended() {
    String columns = "dataset_id, uf, tipo_crime, ano, mes, abrangencia, id";
    String primaryKey =
        " WHERE dataset_id = ? AND uf = ? AND tipo_crime = ? AND ano = ? AND mes = ? AND"
            + " abrangencia = ? AND id = ?";
    List<Row> rows =
        pipeline.cql("SELECT " + columns + ", uf_nome, regiao FROM " + ESTADO + " LIMIT 5");
    Row changed = rows.get(0);
    pipeline.cql("UPDATE " + ESTADO + " SET ocorrencias = 424242" + primaryKey, key(changed, null));
    Row deleted = rows.get(1);
    pipeline.cql("DELETE FROM " + ESTADO + primaryKey, key(deleted, null));
    String insert =
        "INSERT INTO " + ESTADO + " (" + columns + ", ocorrencias) VALUES (?, ?, ?, ?, ?, ?, ?, 7)";
    UUID added = UUID.randomUUID();
    pipeline.cql(insert, key(changed, added));
    Row nulled = rows.get(2);
    pipeline.cql("UPDATE " + ESTADO + " SET resource_id = null" + primaryKey, key(nulled, null));
    Row swapped = rows.get(3);
    String swap = " SET uf_nome = '%s', regiao = '%s'";
    pipeline.cql(
        "UPDATE "
            + ESTADO
            + swap.formatted(swapped.getString("regiao"), swapped.getString("uf_nome"))
            + primaryKey,
        key(swapped, null));
    Row moved = rows.get(4);
    Object[] elsewhere = key(moved, null);
    elsewhere[1] = "ZZ";
    pipeline.cql("DELETE FROM " + ESTADO + primaryKey, key(moved, null));
    pipeline.cql(insert, elsewhere);

    Finished found = pipeline.consumer().run("verify");
    assertThat(found.exitCode()).as(found.all()).isEqualTo(2);
    assertThat(found.out())
        .contains("424242", added.toString(), "uf=ZZ", "7 differences")
        .contains("2 missing in the table", "2 unknown to the topic", "3 other values")
        .contains("    resource_id: topic", "    uf_nome: topic", "    regiao: topic");
    for (Row row : rows) {
      assertThat(found.out()).contains(row.getUuid("id").toString());
    }
    Finished mended = Pipeline.succeeded(pipeline.consumer().run("verify", "--repair"));
    assertThat(mended.out()).contains("repaired and read back: 7 rows");
    assertThat(pipeline.cql("SELECT id FROM " + ESTADO + primaryKey, key(changed, added)))
        .isEmpty();
    assertThat(pipeline.cql("SELECT id FROM " + ESTADO + primaryKey, elsewhere)).isEmpty();
    pipeline.verifyClean();
  }

  private static Object[] key(Row row, UUID otherId) {
    return new Object[] {
      row.getString("dataset_id"),
      row.getString("uf"),
      row.getString("tipo_crime"),
      row.getInt("ano"),
      row.getInt("mes"),
      row.getString("abrangencia"),
      otherId == null ? row.getUuid("id") : otherId
    };
  }

  private Row anySeries(String uf) {
    return pipeline.cql("SELECT * FROM " + MUNICIPIO).stream()
        .filter(row -> uf.equals(row.getString("uf")))
        .findFirst()
        .orElseThrow();
  }

  private Map<Object, Map<String, Object>> content(OccurrenceTable table) {
    return pipeline.table(table, "data_extracao");
  }

  private long endOffset() {
    return pipeline.endOffset(OccurrenceTopic.of(Granularidade.MUNICIPIO));
  }
}
