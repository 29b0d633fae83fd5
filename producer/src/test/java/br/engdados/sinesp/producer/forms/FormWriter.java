package br.engdados.sinesp.producer.forms;

import br.engdados.sinesp.producer.forms.Form.Container;
import br.engdados.sinesp.producer.forms.Form.TrailingCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes the same rows in any {@link Form}. */
final class FormWriter {
  private static final List<String> COLUMNS =
      List.of(
          "uf",
          "municipio",
          "evento",
          "data_referencia",
          "agente",
          "arma",
          "faixa_etaria",
          "feminino",
          "masculino",
          "nao_informado",
          "total_vitima",
          "total",
          "total_peso",
          "abrangencia");

  private final Form form;
  private final List<Integer> order;

  private FormWriter(Form form, long seed) {
    this.form = form;
    this.order = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      order.add(i);
    }
    if (form.shuffledColumns()) {
      Collections.shuffle(order, new Random(seed));
    }
  }

  /** Writes a file into the folder and tells where it is. */
  static Path write(Form form, List<SampleRow> rows, Path folder, long seed) throws IOException {
    FormWriter writer = new FormWriter(form, seed);
    if (form.container() == Container.WORKBOOK) {
      Path path = folder.resolve("bancovde-" + seed + ".xlsx");
      try (OutputStream out = Files.newOutputStream(path)) {
        writer.workbook(rows, out);
      }
      return path;
    }
    Path path = folder.resolve("bancovde-" + seed + ".csv");
    try (OutputStream out = writer.compressing(Files.newOutputStream(path))) {
      out.write(writer.csv(rows));
    }
    return path;
  }

  private OutputStream compressing(OutputStream out) throws IOException {
    return switch (form.container()) {
      case CSV_GZ -> new GZIPOutputStream(out);
      case CSV_XZ -> new XZOutputStream(out, new LZMA2Options(0));
      case CSV, WORKBOOK -> out;
    };
  }

  private byte[] csv(List<SampleRow> rows) throws IOException {
    StringBuilder text = new StringBuilder(form.encoding().byteOrderMark ? "\uFEFF" : "");
    if (form.separatorLine()) {
      text.append("sep=").append(form.separator()).append(form.lineEnd());
    }
    for (int i = 0; i < form.titleRows(); i++) {
      text.append("Base de dados do SINESP").append(form.lineEnd());
    }
    if (form.blankRowAboveHeader()) {
      text.append(form.lineEnd());
    }
    line(text, header());
    for (int i = 0; i < rows.size(); i++) {
      if (form.blankRowsBetween() && i % 7 == 3) {
        text.append(form.lineEnd());
      }
      line(text, cells(rows.get(i)));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(text.toString().getBytes(form.encoding().charset));
    return bytes.toByteArray();
  }

  private void line(StringBuilder text, List<Object> cells) {
    List<String> written = new ArrayList<>();
    cells.forEach(cell -> written.add(cell == null ? "" : quoted(written(cell))));
    if (form.trailingCells() == TrailingCells.CUT) {
      while (written.get(written.size() - 1).isEmpty()) {
        written.remove(written.size() - 1);
      }
    } else if (form.trailingCells() == TrailingCells.ONE_MORE) {
      written.add("");
    }
    text.append(String.join(String.valueOf(form.separator()), written)).append(form.lineEnd());
  }

  private String quoted(String cell) {
    boolean needed = cell.indexOf(form.separator()) >= 0 || cell.indexOf('"') >= 0;
    return form.quoteAll() || needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private void workbook(List<SampleRow> rows, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Test", "1.0");
    int sheets = Math.min(form.sheets(), rows.size());
    int perSheet = (rows.size() + sheets - 1) / sheets;
    for (int sheet = 0; sheet * perSheet < rows.size(); sheet++) {
      Worksheet worksheet = workbook.newWorksheet(sheet == 0 ? "2024" : "2024 (" + sheet + ")");
      int line = 0;
      if (sheet == 0 || form.headerOnEverySheet()) {
        for (int i = 0; i < form.titleRows(); i++) {
          worksheet.value(line++, 0, "Base de dados do SINESP");
        }
        line += form.blankRowAboveHeader() ? 1 : 0;
        row(worksheet, line++, header());
      }
      int end = Math.min(rows.size(), (sheet + 1) * perSheet);
      for (int i = sheet * perSheet; i < end; i++) {
        line += form.blankRowsBetween() && i % 7 == 3 ? 1 : 0;
        row(worksheet, line++, cells(rows.get(i)));
      }
    }
    workbook.finish();
  }

  private void row(Worksheet sheet, int line, List<Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      Object cell = cells.get(column);
      if (cell instanceof Number number && !form.numbersAsText()) {
        sheet.value(line, column, number);
      } else if (cell instanceof LocalDate date && form.dates() == Form.DateStyle.EXCEL) {
        sheet.value(line, column, date);
        sheet.style(line, column).format("yyyy-mm-dd").set();
      } else if (cell != null) {
        sheet.value(line, column, written(cell));
      }
    }
  }

  private List<Object> header() {
    List<Object> header = ordered(new ArrayList<>(COLUMNS));
    if (form.unneededColumnTwice()) {
      header.add("observacao");
      header.add("observacao");
    }
    return header;
  }

  private List<Object> cells(SampleRow row) {
    List<Object> published = new ArrayList<>();
    Collections.addAll(published, row.uf(), row.municipio(), row.evento(), row.month().atDay(1));
    Collections.addAll(published, row.agente(), row.arma(), row.faixaEtaria(), row.feminino());
    Collections.addAll(published, row.masculino(), row.naoInformado(), row.totalVitima());
    Collections.addAll(published, row.total(), row.totalPeso(), row.abrangencia());
    List<Object> cells = ordered(published);
    if (form.unneededColumnTwice()) {
      cells.add("nada");
      cells.add(null);
    }
    return cells;
  }

  private List<Object> ordered(List<Object> published) {
    List<Object> cells = new ArrayList<>();
    order.forEach(column -> cells.add(published.get(column)));
    return cells;
  }

  private String written(Object cell) {
    if (cell instanceof LocalDate date) {
      return switch (form.dates()) {
        case EXCEL, ISO -> date.toString();
        case ISO_TIME -> date + " 00:00:00";
        case DAY_MONTH -> date.format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        case MONTH_DAY -> date.format(DateTimeFormatter.ofPattern("M/d/yyyy"));
      };
    }
    if (cell instanceof Integer count) {
      return switch (form.numbers()) {
        case PLAIN, DECIMAL_COMMA -> count.toString();
        case POINT_ZERO -> count + ".0";
        case THREE_DECIMALS -> count + ".000";
        case ENGLISH -> format("#,##0", Locale.ROOT, count);
        case BRAZILIAN -> format("#,##0", Locale.forLanguageTag("pt-BR"), count);
      };
    }
    if (cell instanceof BigDecimal weight) {
      return switch (form.numbers()) {
        case PLAIN -> weight.toPlainString();
        case POINT_ZERO -> weight.scale() == 0 ? weight + ".0" : weight.toPlainString();
        case THREE_DECIMALS -> weight.setScale(3).toPlainString();
        case ENGLISH -> format(grouped(weight), Locale.ROOT, weight);
        case BRAZILIAN -> format(grouped(weight), Locale.forLanguageTag("pt-BR"), weight);
        case DECIMAL_COMMA -> weight.toPlainString().replace('.', ',');
      };
    }
    return (String) cell;
  }

  private static String grouped(BigDecimal weight) {
    return weight.scale() == 0 ? "#,##0" : "#,##0." + "0".repeat(weight.scale());
  }

  private static String format(String pattern, Locale locale, Number number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale)).format(number);
  }
}
