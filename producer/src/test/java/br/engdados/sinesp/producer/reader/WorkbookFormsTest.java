package br.engdados.sinesp.producer.reader;

import static br.engdados.sinesp.producer.reader.TestWorkbook.data;
import static br.engdados.sinesp.producer.reader.TestWorkbook.header;
import static br.engdados.sinesp.producer.reader.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as people have them: sheets that are cut, titles, other headers, other columns. */
final class WorkbookFormsTest {
  @TempDir private Path folder;

  @Test
  void aSheetWithoutHeaderGoesOnWithTheColumnsOfTheOneBefore() throws IOException {
    String[] first = {header(1), data(2, "ITU", 1), data(3, "JAÚ", 2)};
    TestWorkbook workbook =
        new TestWorkbook()
            .sheet("2025", first)
            .sheet("2025 (2)", data(1, "ITU", 3), data(2, "JAÚ", 4))
            .sheet("2025 (3)", data(1, "LINS", 5));
    ReadWorkbook read = ReadWorkbook.of(folder, workbook);
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
    ReadWorkbook read =
        ReadWorkbook.of(folder, new TestWorkbook().sheet("AC", first).sheet("SP", without));
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
    ReadWorkbook read = ReadWorkbook.of(folder, workbook);
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
    ReadWorkbook read =
        ReadWorkbook.of(
            folder,
            new TestWorkbook()
                .sheet("1", header(1), data(2, "ITU", 1))
                .sheet("2", row(1, shuffled.toArray()), row(2, cells)));
    assertThat(read.totals()).containsExactly(1, 8);
    assertThat(read.rows().get(1).cell(Field.UF)).isEqualTo("RJ");
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void titlesMayStandAboveTheHeaderAndRowNumbersAreThoseOfTheSheet() throws IOException {
    ReadWorkbook read =
        ReadWorkbook.of(
            folder,
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
    ReadWorkbook read =
        ReadWorkbook.of(
            folder, new TestWorkbook().sheet("2024", row(1, header), data(2, "ITU", 1)));
    assertThat(read.totals()).containsExactly(1);
  }

  @Test
  void aVeryWideSheetIsReadAndOneBeyondAllColumnsRefused() throws IOException {
    String wide = data(2, "ITU", 1).replace("</row>", "<c r=\"XFD2\"><v>1</v></c></row>");
    assertThat(ReadWorkbook.of(folder, new TestWorkbook().sheet("2024", header(1), wide)).totals())
        .containsExactly(1);
    String far = data(2, "ITU", 1).replace("</row>", "<c r=\"XFE2\"><v>1</v></c></row>");
    SourceFile file = new TestWorkbook().sheet("2024", header(1), far).write(folder, "far.xlsx");
    assertThatThrownBy(() -> TestFiles.rows(file)).isInstanceOf(InputException.class);
  }
}
