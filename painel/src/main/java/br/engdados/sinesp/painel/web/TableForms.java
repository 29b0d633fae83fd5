package br.engdados.sinesp.painel.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as files. Blank cells are empty, zeros are 0. */
final class TableForms {
  private TableForms() {}

  /** Writes CSV: UTF-8, commas, a header line, decimal points. */
  static byte[] csv(Table table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      csv.writeRecord(table.columns());
      for (List<Object> row : table.rows()) {
        csv.writeRecord(row.stream().map(TableForms::text).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
  }

  /** Writes a workbook: the table, and a sheet that says what it is. */
  static byte[] xlsx(Table table, Map<String, String> about) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "painel", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("dados");
      for (int column = 0; column < table.columns().size(); column++) {
        sheet.value(0, column, table.columns().get(column));
      }
      for (int row = 0; row < table.rows().size(); row++) {
        List<Object> cells = table.rows().get(row);
        for (int column = 0; column < cells.size(); column++) {
          put(sheet, row + 1, column, cells.get(column));
        }
      }
      sheet.freezePane(0, 1);
      Worksheet description = workbook.newWorksheet("sobre");
      int row = 0;
      for (Map.Entry<String, String> line : about.entrySet()) {
        description.value(row, 0, line.getKey());
        description.value(row++, 1, line.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(Worksheet sheet, int row, int column, Object cell) {
    if (cell instanceof Number number) {
      sheet.value(row, column, number);
    } else if (cell instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (cell != null) {
      sheet.value(row, column, cell.toString());
    }
  }
}
