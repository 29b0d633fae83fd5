package br.engdados.sinesp.producer.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkbookFileTest {
  private static final String SST =
      "<sst><si><t>uf</t></si><si><t>municipio</t></si><si><t>evento</t></si>"
          + "<si><t>data_referencia</t></si><si><t>total</t></si><si><t>SP</t></si></sst>";
  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
          + "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c>"
          + "<c r=\"E1\" t=\"s\"><v>4</v></c></row>";

  @TempDir private Path folder;

  @Test
  void cellsKeepTheirTypesAndDoublesTheirExactValue() throws IOException {
    SourceFile file =
        TestFiles.workbook(
            folder,
            "a.xlsx",
            TestFiles.parts(
                sheet(
                    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c>"
                        + "<c r=\"B2\" t=\"inlineStr\"><is><t> Itu </t></is></c>"
                        + "<c r=\"C2\" t=\"str\"><f>A1</f><v>Roubo de carga</v></c>"
                        + "<c r=\"D2\"><v>44927</v></c>"
                        + "<c r=\"E2\"><v>9.529999999999999</v></c></row>"
                        + "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>5</v></c>"
                        + "<c r=\"E7\"><v>3.0</v></c></row><row r=\"8\"><c r=\"E8\"/></row>"),
                SST));
    List<Row> rows = TestFiles.rows(file);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).cell(Field.UF)).isEqualTo("SP");
    assertThat(rows.get(0).cell(Field.MUNICIPIO)).isEqualTo("Itu");
    assertThat(rows.get(0).cell(Field.EVENTO)).isEqualTo("Roubo de carga");
    assertThat(rows.get(0).cell(Field.DATA_REFERENCIA)).isEqualTo(44927);
    assertThat(rows.get(0).cell(Field.TOTAL)).isEqualTo(9.53);
    assertThat(rows.get(1).number()).isEqualTo(7);
    assertThat(rows.get(1).cell(Field.TOTAL)).isEqualTo(3.0);
    assertThat(rows.get(1).cell(Field.MUNICIPIO)).isNull();
  }

  @Test
  void everySheetWithAKnownHeaderIsATable() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      workbook.newWorksheet("Notas").value(0, 0, "Fonte: MJSP");
      table(workbook.newWorksheet("Ocorrências"), "Ocorrências");
      table(workbook.newWorksheet("Vítimas"), "Vítimas");
    }
    SourceFile file = TestFiles.bytes(folder, "uf.xlsx", bytes.toByteArray());
    List<Dataset> datasets = new ArrayList<>();
    try (DataFile data = TestFiles.open(file)) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        datasets.add(table.layout().dataset());
        assertThat(table.next().position()).endsWith("!2");
      }
    }
    assertThat(datasets).containsExactly(Dataset.UF_OCORRENCIAS, Dataset.UF_VITIMAS);
  }

  @Test
  void aTruncatedWorkbookAndAFlippedByteAreErrors() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      table(workbook.newWorksheet("Ocorrências"), "Ocorrências");
    }
    byte[] whole = bytes.toByteArray();
    assertThat(TestFiles.rows(TestFiles.bytes(folder, "w.xlsx", whole))).hasSize(1);
    SourceFile half = TestFiles.bytes(folder, "half.xlsx", Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> TestFiles.rows(half))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("half.xlsx: the workbook is truncated or damaged");
    Map<String, byte[]> parts = TestFiles.parts(sheet(""), SST);
    SourceFile sound = TestFiles.workbook(folder, "sound.xlsx", parts);
    byte[] content = Files.readAllBytes(sound.path());
    for (int i = 60; i < content.length / 2; i += 97) {
      byte[] flipped = content.clone();
      flipped[i] ^= 0x10;
      SourceFile file = TestFiles.bytes(folder, "flipped.xlsx", flipped);
      try {
        // A flip in a header's unused field harms nothing; then the rows must be the same.
        assertThat(TestFiles.rows(file)).isEmpty();
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("flipped.xlsx");
      }
    }
  }

  @Test
  void anyOtherZipIsNoWorkbook() throws IOException {
    SourceFile file = TestFiles.workbook(folder, "a.xlsx", Map.of("a.bin", new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> TestFiles.rows(file)).hasMessageContaining("not an Excel workbook");
  }

  @Test
  void hostileWorkbooksAreRefused() throws IOException {
    Map<String, byte[]> bomb = TestFiles.parts(sheet(""), SST);
    bomb.put("xl/worksheets/sheet1.xml", spaces(40 << 20));
    assertRefused("bomb.xlsx", bomb);

    Map<String, byte[]> texts = TestFiles.parts(sheet(""), SST);
    StringBuilder many = new StringBuilder("<sst>");
    java.util.Random random = new java.util.Random(1);
    while (many.length() < 33 << 20) {
      many.append("<si><t>").append(random.nextLong()).append("</t></si>");
    }
    TestFiles.put(texts, "xl/sharedStrings.xml", many.append("</sst>").toString());
    assertRefused("texts.xlsx", texts);

    Map<String, byte[]> cell = TestFiles.parts(sheet(""), SST);
    StringBuilder one = new StringBuilder();
    while (one.length() < 1 << 20) {
      one.append(random.nextLong());
    }
    TestFiles.put(
        cell,
        "xl/worksheets/sheet1.xml",
        sheet("<row r=\"2\"><c t=\"inlineStr\"><is><t>" + one + "</t></is></c></row>"));
    assertRefused("cell.xlsx", cell);
  }

  @Test
  void cellsFarOutsideTheSheetAreRefused() throws IOException {
    for (String cell : List.of("<c r=\"ZZZZZZ2\"><v>1</v></c>", "<c r=\"E2\"><v>1e</v></c>")) {
      SourceFile file =
          TestFiles.workbook(
              folder, "far.xlsx", TestFiles.parts(sheet("<row r=\"2\">" + cell + "</row>"), SST));
      assertThatThrownBy(() -> TestFiles.rows(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("far.xlsx");
    }
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    String laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"SP\"><!ENTITY b \"&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
            + sheet("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&b;&f;</t></is></c></row>");
    SourceFile file = TestFiles.workbook(folder, "l.xlsx", TestFiles.parts(laughs, SST));
    assertThatThrownBy(() -> TestFiles.rows(file)).isInstanceOf(InputException.class);
  }

  private void assertRefused(String name, Map<String, byte[]> parts) throws IOException {
    SourceFile file = TestFiles.workbook(folder, name, parts);
    assertThatThrownBy(() -> TestFiles.rows(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("refused as hostile");
  }

  private static byte[] spaces(int count) {
    byte[] spaces = new byte[count];
    Arrays.fill(spaces, (byte) ' ');
    for (int i = 0; i < count; i += 100) {
      spaces[i] = '<';
    }
    return spaces;
  }

  private static void table(Worksheet sheet, String measure) {
    List<String> headers = List.of("UF", "Tipo Crime", "Ano", "Mês", measure);
    for (int i = 0; i < headers.size(); i++) {
      sheet.value(0, i, headers.get(i));
    }
    sheet.value(1, 0, "Acre");
    sheet.value(1, 1, "Estupro");
    sheet.value(1, 2, 2015);
    sheet.value(1, 3, "janeiro");
    sheet.value(1, 4, 6);
    sheet.value(1, 7, LocalDate.of(2020, 1, 1));
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + "<sheetData>"
        + HEADER
        + rows
        + "</sheetData></worksheet>";
  }
}
