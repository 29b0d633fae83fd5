package br.engdados.sinesp.consumer.verify.report;

import br.engdados.sinesp.consumer.verify.compare.Group;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.Totals;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A report for programs. Names and order of its fields stay; fields may be added. */
public final class ReportJson {
  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes a report as one JSON object.
   *
   * @param report what was found
   * @return the JSON, over several lines
   */
  public static String of(VerifyReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      new ReportJson(json).write(report);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes everything", e);
    }
    return text.toString();
  }

  private void write(VerifyReport report) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("clean", report.isClean());
    json.writeNumberField("differences", report.count());
    json.writeBooleanField("all_looked_at_again", report.isComplete());
    json.writeObjectFieldStart("kinds");
    for (KeyComparison.Kind kind : KeyComparison.Kind.values()) {
      json.writeNumberField(name(kind), report.kinds().getOrDefault(kind, 0L));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("repair");
    json.writeBooleanField("asked", report.repaired().asked());
    json.writeNumberField("rows", report.repaired().rows());
    json.writeEndObject();
    json.writeNumberField("seconds", report.duration().toMillis() / 1000.0);
    topics(report);
    groups(report);
    json.writeArrayFieldStart("named");
    for (KeyComparison difference : report.named()) {
      difference(difference);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void topics(VerifyReport report) throws IOException {
    json.writeArrayFieldStart("topics");
    for (Granularidade granularidade : report.tables()) {
      String topic = OccurrenceTopic.of(granularidade);
      json.writeStartObject();
      json.writeStringField("topic", topic);
      json.writeStringField("table", OccurrenceTable.of(granularidade).name());
      json.writeNumberField("undecodable", report.undecodable(granularidade));
      json.writeNumberField("undecided_rows", report.undecided(granularidade));
      json.writeObjectFieldStart("end_offsets");
      for (OffsetRange range : report.ranges()) {
        if (range.topic().equals(topic)) {
          json.writeNumberField(Integer.toString(range.partition()), range.until());
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void groups(VerifyReport report) throws IOException {
    json.writeArrayFieldStart("groups");
    for (var entry : report.totals().entrySet()) {
      Group group = entry.getKey();
      json.writeStartObject();
      json.writeStringField("table", OccurrenceTable.of(group.granularidade()).name());
      json.writeStringField("dataset_id", group.datasetId());
      json.writeNumberField("ano", group.ano());
      json.writeStringField("tipo_crime", group.tipoCrime());
      json.writeNumberField("differences", entry.getValue().differences());
      totals("in_topic", entry.getValue().topic());
      totals("in_table", entry.getValue().table());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void totals(String name, Totals totals) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("rows", totals.rows());
    List<Number> sums = totals.sums();
    for (int i = 0; i < sums.size(); i++) {
      json.writeFieldName(Totals.MEASURES.get(i));
      value(sums.get(i));
    }
    json.writeEndObject();
  }

  private void difference(KeyComparison difference) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", difference.table().name());
    json.writeStringField("kind", name(difference.kind()));
    json.writeObjectFieldStart("key");
    List<String> columns = difference.table().primaryKey();
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i));
      value(difference.primaryKey().get(i));
    }
    json.writeEndObject();
    row("in_topic", difference.published());
    row("in_table", difference.stored() == null ? null : difference.stored().row());
    json.writeArrayFieldStart("columns");
    for (KeyComparison.ColumnDifference column : difference.columns()) {
      json.writeString(column.name());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void row(String name, TableRow row) throws IOException {
    json.writeFieldName(name);
    if (row == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    for (int i = 0; i < row.values().size(); i++) {
      json.writeFieldName(row.table().columns().get(i).name());
      value(row.values().get(i));
    }
    json.writeEndObject();
  }

  private void value(Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  private static String name(KeyComparison.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
