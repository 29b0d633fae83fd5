package br.engdados.sinesp.consumer.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.consumer.verify.Samples;
import br.engdados.sinesp.consumer.verify.compare.Findings;
import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.NewestRecord;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.compare.Totals;
import br.engdados.sinesp.consumer.verify.compare.Totals.Sides;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableAccess.StoredRow;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TopicRecord;
import br.engdados.sinesp.consumer.verify.report.VerifyReport.Repaired;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final TableRow ROW = Samples.row(0, 1);
  private static final KeyComparison CHANGED =
      new KeyComparison(
          Granularidade.ESTADO,
          new KeyHash(1, 2),
          ROW.primaryKey(),
          new NewestRecord(5, 0, new TopicRecord.Published(ROW)),
          new StoredRow(Samples.row(0, 2), OptionalLong.of(9)));

  private static VerifyReport report(
      Findings findings, List<KeyComparison> differences, boolean complete, int named) {
    return new VerifyReport(
        EnumSet.of(Granularidade.ESTADO),
        named,
        List.of(new OffsetRange("sinesp_ocorrencias_estado", 0, 0, 42)),
        findings,
        differences,
        complete,
        new Repaired(false, 0),
        Duration.ofMillis(1234));
  }

  private static Findings findings(Sides sides) {
    Findings findings = new Findings(10);
    findings.count(Group.of(Samples.partition(ROW)), sides);
    findings.addUndecodable(Granularidade.ESTADO, 1);
    return findings;
  }

  private static Totals totals(long rows, long vitimas, String pesoKg) {
    return new Totals(rows, 0, 0, 0, vitimas, 0, new BigDecimal(pesoKg));
  }

  @Test
  void saysThatAllIsWell() {
    Totals totals = totals(1234, 9, "0.50");
    VerifyReport report = report(findings(new Sides(totals, totals, 0)), List.of(), true, 20);
    assertThat(report.isClean()).isTrue();
    assertThat(ReportText.of(report).lines())
        .containsExactly(
            "table                    dataset                year   rows topic   rows table "
                + " differences",
            "tb_ocorrencias_estado    sinesp-vde             2023        1,234        1,234 "
                + "           0",
            "total                                                       1,234        1,234 "
                + "           0",
            "topic of tb_ocorrencias_estado: 1 undecodable records, not compared (dead letters);"
                + " rows that only such records name: 0",
            "topics and tables agree (1.2 s)");
  }

  @Test
  void namesDifferencesWithBothSides() {
    VerifyReport report =
        report(
            findings(new Sides(totals(10, 1, "0.5"), totals(10, 2, "0.5"), 2)),
            List.of(CHANGED, CHANGED),
            true,
            1);
    assertThat(report.isClean()).isFalse();
    assertThat(ReportText.of(report).lines())
        .contains(
            "tb_ocorrencias_estado · sinesp-vde · 2023 · Estupro: 2 differences"
                + " (topic/table: vitimas 1/2)",
            "other values: tb_ocorrencias_estado dataset_id=sinesp-vde uf=DF tipo_crime=Estupro"
                + " ano=2023 mes=1 abrangencia=Estadual id="
                + ROW.value("id"),
            "    vitimas: topic 1, table 2",
            "… and 1 more; --show names more of them",
            "2 differences (1.2 s)",
            "2 other values");
  }

  @Test
  void saysWhenNotEachDifferenceWasLookedAtAgain() {
    VerifyReport report =
        report(
            findings(new Sides(totals(90, 1, "0"), Totals.NONE, 90)), List.of(CHANGED), false, 1);
    assertThat(ReportText.of(report))
        .contains("too many to look at each again")
        .contains("consume --mode initial");
  }

  @Test
  void theJsonHasAllOfIt() throws Exception {
    VerifyReport report =
        report(
            findings(new Sides(totals(10, 1, "0.5"), totals(10, 2, "0.50"), 1)),
            List.of(CHANGED),
            true,
            20);
    JsonNode json = new ObjectMapper().readTree(ReportJson.of(report));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "clean",
            "differences",
            "all_looked_at_again",
            "kinds",
            "repair",
            "seconds",
            "topics",
            "groups",
            "named");
    assertThat(json.get("kinds").toString())
        .isEqualTo("{\"missing\":0,\"unknown\":0,\"withdrawn\":0,\"changed\":1}");
    assertThat(json.get("topics").toString())
        .isEqualTo(
            "[{\"topic\":\"sinesp_ocorrencias_estado\",\"table\":\"tb_ocorrencias_estado\","
                + "\"undecodable\":1,\"undecided_rows\":0,\"end_offsets\":{\"0\":42}}]");
    assertThat(json.get("groups").get(0).toString())
        .isEqualTo(
            "{\"table\":\"tb_ocorrencias_estado\",\"dataset_id\":\"sinesp-vde\",\"ano\":2023,"
                + "\"tipo_crime\":\"Estupro\",\"differences\":1,"
                + "\"in_topic\":{\"rows\":10,\"feminino\":0,\"masculino\":0,\"nao_informado\":0,"
                + "\"vitimas\":1,\"ocorrencias\":0,\"peso_kg\":0.5},"
                + "\"in_table\":{\"rows\":10,\"feminino\":0,\"masculino\":0,\"nao_informado\":0,"
                + "\"vitimas\":2,\"ocorrencias\":0,\"peso_kg\":0.5}}");
    JsonNode named = json.get("named").get(0);
    assertThat(named.get("kind").asText()).isEqualTo("changed");
    assertThat(named.get("key").get("id").asText()).isEqualTo(ROW.value("id").toString());
    assertThat(named.get("in_topic").get("vitimas").asInt()).isEqualTo(1);
    assertThat(named.get("in_table").get("vitimas").asInt()).isEqualTo(2);
    assertThat(named.get("columns").toString()).isEqualTo("[\"vitimas\"]");
  }
}
