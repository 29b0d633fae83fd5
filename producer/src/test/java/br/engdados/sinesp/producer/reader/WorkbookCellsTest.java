package br.engdados.sinesp.producer.reader;

import static br.engdados.sinesp.producer.reader.TestWorkbook.data;
import static br.engdados.sinesp.producer.reader.TestWorkbook.header;
import static br.engdados.sinesp.producer.reader.TestWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.reader.TestWorkbook.Raw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells as people and their programs write them: formulas, dates, merged and untyped ones. */
final class WorkbookCellsTest {
  @TempDir private Path folder;

  @Test
  void aFormulaWithoutResultRejectsItsRowOneWithResultIsRead() throws IOException {
    ReadWorkbook read =
        ReadWorkbook.of(
            folder,
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
    ReadWorkbook read =
        ReadWorkbook.of(
            folder,
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
    assertThat(
            ReadWorkbook.of(folder, new TestWorkbook().sheet("S", row(1, header), row(2, cells)))
                .totals())
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
      ReadWorkbook read = ReadWorkbook.of(folder, workbook.sheet("2024", header(1), row(2, cells)));
      assertThat(read.totals()).containsExactly(6);
      assertThat(read.rows().get(0).cell(Field.DATA_REFERENCIA)).isEqualTo("2024-05-01");
    }
  }

  @Test
  void cellsMergedIntoOneAreNotBlank() throws IOException {
    for (TestWorkbook workbook : List.of(new TestWorkbook(), new TestWorkbook().prefixed())) {
      ReadWorkbook read =
          ReadWorkbook.of(
              folder,
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
    ReadWorkbook read =
        ReadWorkbook.of(
            folder,
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
    ReadWorkbook read = ReadWorkbook.of(folder, new TestWorkbook().sheet("2024", rows));
    assertThat(read.totals()).containsExactly(1, 2);
    assertThat(read.rows()).extracting(Row::number).containsExactly(2, 3);
  }

  private static String blanks() {
    return String.join("", IntStream.range(0, 7).mapToObj(i -> "<c/>").toList());
  }
}
