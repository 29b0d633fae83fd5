package br.engdados.sinesp.producer.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The same table in every form in which programs write a CSV. */
final class CsvFormsTest {
  private static final List<List<String>> TABLE =
      List.of(
          List.of(
              "uf", "Município", "evento", "data_referencia", "novidade", "total", "total_peso"),
          List.of("SP", "SÃO PAULO", "Homicídio doloso", "01/01/2024", "", "44", ""),
          List.of("PR", "NÃO INFORMADO", "Apreensão de Maconha", "01/03/2024", "x", "", "1532,75"),
          List.of("RO", "ALTA FLORESTA D'OESTE", "Suicídio", "01/02/2024", "“x”", "0", ""));

  private enum Encoding {
    UTF_8(StandardCharsets.UTF_8, ""),
    UTF_8_MARKED(StandardCharsets.UTF_8, "\uFEFF"),
    UTF_16LE(StandardCharsets.UTF_16LE, ""),
    UTF_16LE_MARKED(StandardCharsets.UTF_16LE, "\uFEFF"),
    UTF_16BE(StandardCharsets.UTF_16BE, ""),
    UTF_16BE_MARKED(StandardCharsets.UTF_16BE, "\uFEFF"),
    WINDOWS_1252(Charset.forName("windows-1252"), "");

    private final Charset charset;
    private final String mark;

    Encoding(Charset charset, String mark) {
      this.charset = charset;
      this.mark = mark;
    }
  }

  private enum Container {
    PLAIN,
    GZIP,
    XZ;

    byte[] pack(byte[] content) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out =
          switch (this) {
            case PLAIN -> bytes;
            case GZIP -> new GZIPOutputStream(bytes);
            case XZ -> new XZOutputStream(bytes, new LZMA2Options(0));
          }) {
        out.write(content);
      }
      return bytes.toByteArray();
    }
  }

  /** How a file is written. */
  private record Form(
      char separator,
      Encoding encoding,
      boolean quoted,
      String lineEnd,
      boolean separatorLine,
      boolean title,
      Container container) {
    static Stream<Form> all() {
      return Stream.of(',', ';', '\t', '|')
          .flatMap(separator -> Stream.of(Encoding.values()).map(e -> of(separator, e)))
          .flatMap(f -> Stream.of(f, f.quoted(true)))
          .flatMap(f -> Stream.of("\n", "\r\n", "\r").map(f::endingLinesWith))
          .flatMap(f -> Stream.of(f, f.withSeparatorLine()))
          .flatMap(f -> Stream.of(f, f.withTitle()));
    }

    private static Form of(char separator, Encoding encoding) {
      return new Form(separator, encoding, false, "\n", false, false, Container.PLAIN);
    }

    private Form quoted(boolean all) {
      return new Form(separator, encoding, all, lineEnd, separatorLine, title, container);
    }

    private Form endingLinesWith(String end) {
      return new Form(separator, encoding, quoted, end, separatorLine, title, container);
    }

    private Form withSeparatorLine() {
      return new Form(separator, encoding, quoted, lineEnd, true, title, container);
    }

    private Form withTitle() {
      return new Form(separator, encoding, quoted, lineEnd, separatorLine, true, container);
    }

    private Form in(Container other) {
      return new Form(separator, encoding, quoted, lineEnd, separatorLine, title, other);
    }

    byte[] write() throws IOException {
      List<String> lines = new ArrayList<>();
      if (separatorLine) {
        lines.add("sep=" + separator);
      }
      if (title) {
        lines.add(row(List.of("Ministério da Justiça, Segurança Pública; dados até 2024")));
        lines.add("");
        lines.add(row(List.of("", "", "", "", "", "", "")));
      }
      TABLE.forEach(cells -> lines.add(row(cells)));
      String text = encoding.mark + String.join(lineEnd, lines) + lineEnd;
      return container.pack(text.getBytes(encoding.charset));
    }

    int headerRow() {
      return 1 + (separatorLine ? 1 : 0) + (title ? 3 : 0);
    }

    private String row(List<String> cells) {
      return cells.stream().map(this::cell).collect(Collectors.joining("" + separator));
    }

    private String cell(String text) {
      boolean needed = text.indexOf(separator) >= 0;
      return quoted || needed ? '"' + text + '"' : text;
    }
  }

  @TempDir private Path folder;

  @Test
  void everyFormGivesTheSameRows() throws IOException {
    List<Form> forms = Form.all().toList();
    assertThat(forms).hasSize(4 * 7 * 2 * 3 * 2 * 2);
    Container[] containers = Container.values();
    for (int i = 0; i < forms.size(); i++) {
      // In turn: with each of the other properties every container occurs.
      Form form = forms.get(i).in(containers[i % containers.length]);
      SourceFile file = TestFiles.bytes(folder, "form", form.write());
      try (DataFile data = TestFiles.open(file)) {
        Table table = data.nextTable();
        assertThat(table.layout().ignored()).containsExactly("novidade");
        int number = form.headerRow();
        for (List<String> cells : TABLE.subList(1, TABLE.size())) {
          Row row = table.next();
          assertThat(row).as("%s", form).isNotNull();
          assertThat(row.number()).as("%s", form).isEqualTo(++number);
          assertThat(cellsOf(row)).as("%s", form).isEqualTo(cells);
        }
        assertThat(table.next()).as("%s", form).isNull();
        assertThat(data.notes()).as("%s", form).hasSize(notes(form));
      }
    }
  }

  private static int notes(Form form) {
    boolean utf8 = form.encoding().charset.equals(StandardCharsets.UTF_8);
    return (utf8 ? 0 : 1) + (form.title() ? 1 : 0);
  }

  private static List<String> cellsOf(Row row) {
    assertThat(row.fault()).isNull();
    List<String> cells = new ArrayList<>();
    for (Field field : List.of(Field.UF, Field.MUNICIPIO, Field.EVENTO, Field.DATA_REFERENCIA)) {
      cells.add((String) row.cell(field));
    }
    // The column that is ignored comes between; what it holds is none of the reader's business.
    int place = TABLE.stream().map(c -> c.get(1)).toList().indexOf(cells.get(1));
    cells.add(TABLE.get(place).get(4));
    cells.add(row.cell(Field.TOTAL) == null ? "" : (String) row.cell(Field.TOTAL));
    cells.add(row.cell(Field.TOTAL_PESO) == null ? "" : (String) row.cell(Field.TOTAL_PESO));
    return cells;
  }

  @Test
  void theSeparatorLineOfExcelMayNameAnyOther() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder,
            "a.csv",
            "\"SEP=^\";;;",
            "uf^municipio^evento^data_referencia^total",
            "SP^a^b^c^1");
    try (DataFile data = TestFiles.open(file)) {
      Table table = data.nextTable();
      assertThat(table.next().cell(Field.TOTAL)).isEqualTo("1");
      assertThat(data.notes()).isEmpty();
    }
  }

  @Test
  void aSeparatorLineThatIsWrongIsNotBelieved() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder, "a.csv", "sep=;", "uf,municipio,evento,data_referencia,total", "SP,a;b,b,c,1");
    List<Row> rows = TestFiles.rows(file);
    assertThat(rows.get(0).cell(Field.MUNICIPIO)).isEqualTo("a;b");
    assertThat(rows.get(0).number()).isEqualTo(3);
  }

  @Test
  void aHeaderThatLacksAColumnIsToldWithTheRightSeparator() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder, "a.csv", "Fonte: MJSP, 2024", "municipio;evento;data_referencia;total");
    assertThatThrownBy(() -> TestFiles.open(file))
        .hasMessageContaining("no column uf")
        .hasMessageContaining("Found: municipio, evento, data_referencia, total");
  }

  @Test
  void textWithoutAnyHeaderIsToldSo() throws IOException {
    SourceFile file =
        TestFiles.text(folder, "a.txt", "Prezados,", "", "segue o arquivo; obrigado.");
    assertThatThrownBy(() -> TestFiles.open(file)).hasMessageContaining("a.txt: no header row");
    SourceFile quote = TestFiles.text(folder, "a.txt", "uf,\"municipio,evento");
    assertThatThrownBy(() -> TestFiles.open(quote)).hasMessageContaining("never closed");
  }
}
