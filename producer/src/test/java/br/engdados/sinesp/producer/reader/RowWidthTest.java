package br.engdados.sinesp.producer.reader;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows with more or fewer cells than the header. */
final class RowWidthTest {
  private static final String HEADER = TestFiles.VDE_HEADER.replace(',', ';');
  private static final String WHOLE =
      "PR;CURITIBA;Roubo de carga;01/01/2023;;;;;;;;7;1532,75;Estadual;Formulário 5";
  private static final String MEASURES_LAST =
      "uf;municipio;evento;data_referencia;abrangencia;feminino;total;total_peso";

  @TempDir private Path folder;
  private List<String> notes = List.of();

  @Test
  void whatIsMissingAtTheEndIsBlank() throws IOException {
    List<Row> rows =
        read(
            HEADER + "\n" + WHOLE.replace(";Formulário 5", "") + "\n" + WHOLE + "\n",
            MEASURES_LAST
                + "\nSP;ITU;Roubo;01/01/2023;Estadual;3\nSP;ITU;Roubo;01/01/2023;Estadual\n");
    assertThat(rows).allMatch(row -> row.fault() == null);
    assertThat(rows.get(0).cell(Field.FORMULARIO)).isNull();
    assertThat(rows.get(0).cell(Field.ABRANGENCIA)).isEqualTo("Estadual");
    assertThat(rows.get(0).cell(Field.TOTAL_PESO)).isEqualTo("1532,75");
    assertThat(rows.get(1).cell(Field.FORMULARIO)).isEqualTo("Formulário 5");
    assertThat(rows.get(2).cell(Field.FEMININO)).isEqualTo("3");
    assertThat(rows.get(2).cell(Field.TOTAL)).isNull();
    assertThat(rows.get(3).cell(Field.FEMININO)).isNull();
    assertThat(notes)
        .containsExactly("2 rows without delimiters at their end: what is missing is blank");
  }

  @Test
  void aRowCutOffBeforeAColumnThatIsNeverBlankIsFaulty() throws IOException {
    List<Row> rows =
        read(HEADER + "\nPR;CURITIBA\nPR;CURITIBA;Roubo;01/01/2023;;;;;;7\n" + WHOLE + "\n");
    assertThat(rows.get(0).fault())
        .isEqualTo("2 cells where the header has 15: cut off before evento");
    assertThat(rows.get(1).fault())
        .isEqualTo("10 cells where the header has 15: cut off before abrangencia");
    assertThat(rows.get(2).fault()).isNull();
    assertThat(notes).isEmpty();
  }

  @Test
  void aFileThatEndsWithinARowLosesThatRowOnly() throws IOException {
    String cut =
        MEASURES_LAST + "\nSP;A;Roubo;01/01/2023;Estadual;3;4;5\nSP;B;Roubo;01/01/2023;Estadual;3";
    List<Row> rows = read(cut);
    assertThat(rows.get(0).fault()).isNull();
    assertThat(rows.get(1).fault())
        .isEqualTo("6 cells where the header has 8: the file ends within this row");
    // Where every row is as short, the last need not have a line end either.
    String uniform = HEADER + "\n" + (WHOLE.replace(";Formulário 5", "") + "\n").repeat(3);
    assertThat(read(uniform.stripTrailing())).hasSize(3).allMatch(row -> row.fault() == null);
  }

  @Test
  void blankCellsBehindTheLastColumnArePassedOver() throws IOException {
    List<Row> rows = read(HEADER + "\n" + WHOLE + ";\n" + WHOLE + "; ;\"\"\n" + WHOLE + "\n");
    assertThat(rows).hasSize(3).allMatch(row -> row.fault() == null);
    assertThat(rows.get(1).cell(Field.FORMULARIO)).isEqualTo("Formulário 5");
    assertThat(notes)
        .containsExactly("2 rows with delimiters too many at their end: nothing is behind them");
  }

  @Test
  void aHeaderMayHaveDelimitersTooManyOrTooFew() throws IOException {
    assertThat(
            read(HEADER + ";;\n" + WHOLE + "\n" + WHOLE + ";\n" + WHOLE + ";;\n" + WHOLE + ";;;\n"))
        .hasSize(4)
        .allMatch(row -> row.fault() == null)
        .allMatch(row -> row.cell(Field.FORMULARIO).equals("Formulário 5"));
    assertThat(
            read(
                HEADER.replace(";formulario", "")
                    + "\n"
                    + WHOLE.replace("Formulário 5", "")
                    + "\n"))
        .allMatch(row -> row.fault() == null && row.cell(Field.TOTAL).equals("7"));
  }

  @Test
  void whatIsBehindTheLastColumnAndNotBlankMakesTheRowFaulty() throws IOException {
    List<Row> rows =
        read(
            HEADER + "\n" + WHOLE + ";9\n",
            HEADER.replace(";formulario", "") + "\n" + WHOLE + "\n");
    assertThat(rows.get(0).fault())
        .startsWith("16 cells where the header has 15, and what is behind");
    assertThat(rows.get(1).fault())
        .startsWith("15 cells where the header has 14, and what is behind");
  }

  @Test
  void aDecimalCommaWithoutQuotesMovesNothing() throws IOException {
    String comma = WHOLE.replace(';', ',');
    String header = TestFiles.VDE_HEADER;
    List<Row> rows =
        read(
            // Too wide, with and without a cell in the last column, and, cut short, just as wide.
            header + "\n" + comma + "\n",
            header + "\n" + comma.replace("Formulário 5", "") + "\n",
            header + "\n" + comma.replace(",Formulário 5", "") + "\n");
    assertThat(rows.get(0).fault()).contains("16 cells");
    assertThat(rows.get(1).fault()).contains("a number in column abrangencia");
    assertThat(rows.get(2).fault()).contains("a number in column abrangencia");
  }

  @Test
  void aCommaTooManyIsOnlyPassedOverWhereItCannotBeADecimalComma() throws IOException {
    String whole = WHOLE.replace(';', ',').replace("1532,75", "1532.75");
    assertThat(read(TestFiles.VDE_HEADER + "\n" + whole + ",\n").get(0).fault()).isNull();
    List<Row> rows =
        read(MEASURES_LAST.replace(';', ',') + "\nSP,ITU,Roubo,2023-01-01,Estadual,,234,0,\n");
    assertThat(rows.get(0).fault())
        .isEqualTo(
            "9 cells where the header has 8: a comma too many at its end, or in a number without"
                + " quotes");
  }

  private List<Row> read(String... texts) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String text : texts) {
      SourceFile file = TestFiles.bytes(folder, "a.csv", text.getBytes(StandardCharsets.UTF_8));
      try (DataFile data = TestFiles.open(file)) {
        Table table = data.nextTable();
        for (Row row = table.next(); row != null; row = table.next()) {
          rows.add(row);
        }
        notes = data.notes();
      }
    }
    return rows;
  }
}
