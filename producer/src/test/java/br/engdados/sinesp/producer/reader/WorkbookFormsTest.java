package br.engdados.sinesp.producer.reader;

import static br.engdados.sinesp.producer.reader.TestWorkbook.data;
import static br.engdados.sinesp.producer.reader.TestWorkbook.header;
import static br.engdados.sinesp.producer.reader.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.reader.TestWorkbook.Raw;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as people have them: sheets that are cut, titles, formulas, dates, merged cells. */
final class WorkbookFormsTest {
  @TempDir private Path folder;

  /** What a file gave. */
  private record Read(List<Row> rows, List<String> notes) {
    List<Object> totals() {
      return rows.stream()
          .map(row -> row.fault() != null ? "fault" : row.cell(Field.TOTAL))
          .toList();
    }
  }

  @Test
  void aSheetWithoutHeaderGoesOnWithTheColumnsOfTheOneBefore() throws IOException {
    String[] first = {header(1), data(2, "ITU", 1), data(3, "JAÚ", 2)};
    TestWorkbook workbook =
        new TestWorkbook()
            .sheet("2025", first)
            .sheet("2025 (2)", data(1, "ITU", 3), data(2, "JAÚ", 4))
            .sheet("2025 (3)", data(1, "LINS", 5));
    Read read = read(workbook);
    assertThat(read.totals()).containsExactly(1, 2, 3, 4, 5);
    assertThat(read.rows().get(2).position()).isEqualTo("2025 (2)!1");
    assertThat(read.notes())
        .containsExactly(
            "sheet '2025 (2)' has no header row and goes on with the columns of sheet '2025'",
            "sheet '2025 (3)' has no header row and goes on with the columns of sheet '2025 (2)'");
  }

  @Test
  void aSheetWithOneHeaderMistypedIsAnErrorBeforeAnyRow() {
    TestWorkbook workbook =
        new TestWorkbook()
            .sheet("AC", row(1, "uf", "tipo crime", "ano", "mês", "ocorrências"))
            .sheet(
                "SP",
                row(1, "uf", "tipo crime", "anno", "mês", "ocorrências"),
                row(2, "SP", "Estupro", 2020, "janeiro", 7));
    assertThatThrownBy(() -> TestFiles.open(workbook.write(folder, "uf.xlsx")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("uf.xlsx, sheet 'SP': no column ano");
  }

  @Test
  void aMeasureThatOneSheetHasUnderAnotherNameIsAnError() throws IOException {
    String[] first = {header(1), data(2, "ITU", 1)};
    TestWorkbook renamed =
        new TestWorkbook()
            .sheet("AC", first)
            .sheet("SP", header(1).replace(">total<", ">quantidade<"), data(2, "ITU", 2));
    assertThatThrownBy(() -> TestFiles.open(renamed.write(folder, "a.xlsx")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sheet 'SP': no column total, which sheet 'AC' has, but quantidade");
    String[] without = {header(1).replace(">arma<", "><"), data(2, "JAÚ", 2)};
    Read read = read(new TestWorkbook().sheet("AC", first).sheet("SP", without));
    assertThat(read.totals()).containsExactly(1, 2);
    assertThat(read.notes()).containsExactly("sheet 'SP' has no column arma, which sheet 'AC' has");
  }

  @Test
  void dataUnderAnUnknownHeaderOrInOtherColumnsIsAnError() {
    String[] renamed = {
      row(1, "Estado", "Cidade", "Crime", "Quando", "Quantos"),
      row(2, "SP", "ITU", "Roubo de carga", "01/02/2024", 3)
    };
    for (TestWorkbook workbook :
        List.of(
            new TestWorkbook().sheet("2024", header(1), data(2, "ITU", 1)).sheet("X", renamed),
            new TestWorkbook().sheet("X", renamed).sheet("2024", header(1), data(2, "ITU", 1)))) {
      assertThatThrownBy(() -> TestFiles.open(workbook.write(folder, "a.xlsx")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("a.xlsx, sheet 'X': rows like those of the data")
          .hasMessageContaining("row 2");
    }
  }

  @Test
  void dataFarBelowATextIsNotPassedOver() {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      rows.add(row(i, "Nota " + i));
    }
    rows.add(header(41));
    rows.add(data(42, "ITU", 1));
    TestWorkbook workbook =
        new TestWorkbook()
            .sheet("2024", header(1), data(2, "ITU", 1))
            .sheet("SP", rows.toArray(new String[0]));
    assertThatThrownBy(() -> TestFiles.open(workbook.write(folder, "a.xlsx")))
        .hasMessageContaining("sheet 'SP': rows like those of the data (row 42)");
  }

  @Test
  void notesHiddenSheetsAndChartsAreNoTables() throws IOException {
    TestWorkbook workbook =
        new TestWorkbook()
            .sheet("Leia-me", row(1, "Fonte: MJSP"), row(3, "Dados de 2024", "sujeitos a revisão"))
            .sheet(
                "Dicionário",
                row(1, "Coluna", "Descrição", "Tipo", "Exemplo"),
                row(2, "uf", "Sigla da unidade", "texto", "SP"),
                row(3, "total", "Ocorrências", "inteiro", 12))
            .chartSheet("Gráfico")
            .sheet("Vazia")
            .sheet("2024", header(1), data(2, "ITU", 1))
            .hiddenSheet("Rascunho", data(1, "ITU", 9))
            .hiddenSheet("Nada");
    Read read = read(workbook);
    assertThat(read.totals()).containsExactly(1);
    assertThat(read.notes())
        .containsExactly(
            "sheet 'Leia-me' holds no rows of the data and was passed over",
            "sheet 'Dicionário' holds no rows of the data and was passed over",
            "sheet 'Rascunho' is hidden and was not read");
  }

  @Test
  void sheetsMayDifferInOrderAndInOptionalColumns() throws IOException {
    List<String> shuffled = new ArrayList<>(List.of(TestWorkbook.HEADER));
    Collections.reverse(shuffled);
    shuffled.remove("formulario");
    Object[] cells = new Object[shuffled.size()];
    cells[shuffled.indexOf("uf")] = "RJ";
    cells[shuffled.indexOf("municipio")] = "NITERÓI";
    cells[shuffled.indexOf("evento")] = "Estupro";
    cells[shuffled.indexOf("data_referencia")] = 45323;
    cells[shuffled.indexOf("total")] = 8;
    Read read =
        read(
            new TestWorkbook()
                .sheet("1", header(1), data(2, "ITU", 1))
                .sheet("2", row(1, shuffled.toArray()), row(2, cells)));
    assertThat(read.totals()).containsExactly(1, 8);
    assertThat(read.rows().get(1).cell(Field.UF)).isEqualTo("RJ");
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void titlesMayStandAboveTheHeaderAndRowNumbersAreThoseOfTheSheet() throws IOException {
    Read read =
        read(
            new TestWorkbook()
                .mergedSheet(
                    "2024",
                    "A1:O2",
                    row(1, "Ministério da Justiça"),
                    row(4, "Base VDE", 2024),
                    header(6),
                    data(7, "ITU", 1)));
    assertThat(read.totals()).containsExactly(1);
    assertThat(read.rows().get(0).position()).isEqualTo("7");
    assertThat(read.notes()).containsExactly("header found in row 6");
  }

  @Test
  void headersAreKnownWithLineBreaksAndBlanks() throws IOException {
    Object[] header = TestWorkbook.HEADER.clone();
    header[1] = " Município ";
    header[3] = "data_\nreferencia";
    header[11] = "Total_x000D_\n";
    Read read = read(new TestWorkbook().sheet("2024", row(1, header), data(2, "ITU", 1)));
    assertThat(read.totals()).containsExactly(1);
  }

  @Test
  void aFormulaWithoutResultRejectsItsRowOneWithResultIsRead() throws IOException {
    Read read =
        read(
            new TestWorkbook()
                .sheet(
                    "2024",
                    header(1),
                    data(2, "ITU", new Raw("<c r=\"REF\"><f>SUM(H2:I2)</f></c>")),
                    data(3, "ITU", new Raw("<c r=\"REF\"><f>1+1</f><v></v></c>")),
                    data(4, "ITU", new Raw("<c r=\"REF\"><f>20+3</f><v>23</v></c>")),
                    data(5, "ITU", new Raw("<c r=\"REF\" t=\"str\"><f>\"\"</f><v></v></c>")),
                    data(6, "ITU", new Raw("<c r=\"REF\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")),
                    data(7, "ITU", new Raw("<c r=\"REF\"><f>5-5</f><v>0</v></c>")),
                    data(8, "ITU", 4)));
    assertThat(read.totals()).containsExactly("fault", "fault", 23, null, "fault", 0, 4);
    assertThat(read.rows().get(0).fault())
        .contains("column total")
        .contains("=SUM(H2:I2)")
        .contains("without a stored result");
    assertThat(read.rows().get(4).fault()).contains("#DIV/0!");
    assertThat(read.notes())
        .anyMatch(note -> note.contains("formulas: 2; their results were read"));
  }

  @Test
  void aZeroThatNoProgramHasCalculatedIsNoResult() throws IOException {
    Read read =
        read(
            new TestWorkbook()
                .toBeCalculated()
                .sheet(
                    "2024",
                    header(1),
                    data(2, "ITU", new Raw("<c r=\"REF\"><f>20+3</f><v>0</v></c>")),
                    data(3, "ITU", new Raw("<c r=\"REF\"><f>20+3</f><v>23</v></c>")),
                    data(4, "ITU", 0)));
    assertThat(read.totals()).containsExactly("fault", 23, 0);
  }

  @Test
  void aFormulaInAColumnThatNobodyNeedsDoesNoHarm() throws IOException {
    Object[] header = Arrays.copyOf(TestWorkbook.HEADER, 16, Object[].class);
    header[15] = "conferência";
    Object[] cells = new Object[16];
    cells[0] = "SP";
    cells[1] = "ITU";
    cells[2] = "Estupro";
    cells[3] = 45292;
    cells[11] = 6;
    cells[15] = new Raw("<c r=\"REF\"><f>L2*2</f></c>");
    assertThat(read(new TestWorkbook().sheet("S", row(1, header), row(2, cells))).totals())
        .containsExactly(6);
  }

  @Test
  void datesInTheFormOfIsoAndStrictOpenXmlAreRead() throws IOException {
    Object[] cells = new Object[12];
    cells[0] = "SP";
    cells[1] = "ITU";
    cells[2] = "Estupro";
    cells[3] = new Raw("<c t=\"d\" s=\"1\" r=\"REF\"><v>2024-05-01</v></c>");
    cells[11] = 6;
    for (TestWorkbook workbook :
        List.of(
            new TestWorkbook(),
            new TestWorkbook().strict(),
            new TestWorkbook().prefixed(),
            new TestWorkbook().strict().prefixed())) {
      Read read = read(workbook.sheet("2024", header(1), row(2, cells)));
      assertThat(read.totals()).containsExactly(6);
      assertThat(read.rows().get(0).cell(Field.DATA_REFERENCIA)).isEqualTo("2024-05-01");
    }
  }

  @Test
  void cellsMergedIntoOneAreNotBlank() throws IOException {
    for (TestWorkbook workbook : List.of(new TestWorkbook(), new TestWorkbook().prefixed())) {
      Read read =
          read(
              workbook.mergedSheet(
                  "2024",
                  "B3:B4",
                  header(1),
                  data(2, "ITU", 1),
                  data(3, "JAÚ", 2),
                  data(4, null, 3),
                  data(5, "LINS", 4)));
      assertThat(read.totals()).containsExactly(1, 2, "fault", 4);
      assertThat(read.rows().get(2).fault()).contains("column municipio: merged");
    }
  }

  @Test
  void otherTypesOfCells() throws IOException {
    Read read =
        read(
            new TestWorkbook()
                .sheet(
                    "2024",
                    header(1),
                    data(2, "ITU", new Raw("<c r=\"REF\" t=\"b\"><v>1</v></c>")),
                    data(3, "ITU", " 17 "),
                    data(4, "ITU", new Raw("<c r=\"REF\" t=\"str\"><v>18</v></c>")),
                    data(
                        5,
                        "ITU",
                        new Raw(
                            "<c r=\"REF\" t=\"inlineStr\"><is><r><t>1</t></r><r><t>9</t></r>"
                                + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>")),
                    data(6, "ITU", new Raw("<c r=\"REF\" t=\"n\"><v>2E1</v></c>")),
                    data(7, "ITU", new Raw("<c r=\"REF\" t=\"zz\"><v>2</v></c>"))));
    assertThat(read.totals()).containsExactly("TRUE", "17", "18", "19", 20.0, "fault");
  }

  @Test
  void cellsAndRowsWithoutReferencesStandOneAfterTheOther() throws IOException {
    String rows =
        String.join("", header(1), data(2, "ITU", 1), data(3, "JAÚ", 2))
            .replaceAll(" r=\"[A-Z]*\\d+\"", "")
            .replaceAll("<row>(.*?Roubo de carga.*?45292</v></c>)", "<row>$1" + blanks());
    Read read = read(new TestWorkbook().sheet("2024", rows));
    assertThat(read.totals()).containsExactly(1, 2);
    assertThat(read.rows()).extracting(Row::number).containsExactly(2, 3);
  }

  @Test
  void aVeryWideSheetIsReadAndOneBeyondAllColumnsRefused() throws IOException {
    String wide = data(2, "ITU", 1).replace("</row>", "<c r=\"XFD2\"><v>1</v></c></row>");
    assertThat(read(new TestWorkbook().sheet("2024", header(1), wide)).totals()).containsExactly(1);
    String far = data(2, "ITU", 1).replace("</row>", "<c r=\"XFE2\"><v>1</v></c></row>");
    SourceFile file = new TestWorkbook().sheet("2024", header(1), far).write(folder, "far.xlsx");
    assertThatThrownBy(() -> TestFiles.rows(file)).isInstanceOf(InputException.class);
  }

  private static String blanks() {
    return String.join("", IntStream.range(0, 7).mapToObj(i -> "<c/>").toList());
  }

  private Read read(TestWorkbook workbook) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (DataFile data = TestFiles.open(workbook.write(folder, "w.xlsx"))) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        for (Row row = table.next(); row != null; row = table.next()) {
          rows.add(row);
        }
      }
      return new Read(rows, data.notes());
    }
  }
}
