package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows in the one form in which tables and exported files are compared, and their sums. */
final class ExportedRows {
  private static final List<String> MEASURES =
      List.of("feminino", "masculino", "nao_informado", "vitimas", "ocorrencias", "peso_kg");

  private ExportedRows() {}

  /** Every row of the three tables by its id: column to text; blank cells are left out. */
  static Map<String, Map<String, String>> stored(Pipeline pipeline) {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (Granularidade granularidade : Granularidade.values()) {
      pipeline
          .table(OccurrenceTable.of(granularidade))
          .forEach(
              (id, columns) -> {
                Map<String, String> cells = new HashMap<>();
                columns.forEach(
                    (name, value) -> {
                      if (value instanceof BigDecimal number) {
                        cells.put(name, number(number));
                      } else if (value != null) {
                        cells.put(name, value.toString());
                      }
                    });
                rows.put(id.toString(), cells);
              });
    }
    return rows;
  }

  /** Every row of a file of JSON lines, in the same form. */
  static Map<String, Map<String, String>> read(Path lines) throws IOException {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : Files.readAllLines(lines)) {
      Map<String, String> cells = new HashMap<>();
      new ObjectMapper()
          .readTree(line)
          .fields()
          .forEachRemaining(
              cell -> {
                if (!cell.getValue().isNull()) {
                  cells.put(cell.getKey(), cellText(cell.getKey(), cell.getValue()));
                }
              });
      assertThat(rows.put(cells.get("id"), cells)).isNull();
    }
    return rows;
  }

  private static String cellText(String name, JsonNode cell) {
    return switch (name) {
      case "peso_kg" -> number(new BigDecimal(cell.asText()));
      case "data_extracao" ->
          LocalDateTime.parse(cell.asText().replaceAll("(\\+00|Z)$", "").replace(' ', 'T'))
              .toInstant(ZoneOffset.UTC)
              .toString();
      default -> cell.asText();
    };
  }

  /** Adds up rows as the readers do. */
  static Map<ExportReaders.Key, Map<String, String>> sums(Iterable<Map<String, String>> rows) {
    Map<ExportReaders.Key, Map<String, BigDecimal>> sums = new HashMap<>();
    for (Map<String, String> row : rows) {
      ExportReaders.Key key =
          new ExportReaders.Key(
              row.get("dataset_id"),
              Integer.parseInt(row.get("ano")),
              row.get("granularidade"),
              row.get("tipo_crime"));
      Map<String, BigDecimal> sum = sums.computeIfAbsent(key, ignored -> new HashMap<>());
      sum.merge("rows", BigDecimal.ONE, BigDecimal::add);
      for (String measure : MEASURES) {
        String cell = row.get(measure);
        if (cell != null) {
          sum.merge(measure, new BigDecimal(cell), BigDecimal::add);
        }
        sum.merge(
            measure + "_blank", cell == null ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue().entrySet().stream()
                        .collect(
                            Collectors.toMap(Map.Entry::getKey, cell -> number(cell.getValue())))));
  }

  /** A number as the sums have it. */
  static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? "nothing"
        : number(new BigDecimal(value.asText()));
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
