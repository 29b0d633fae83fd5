package br.engdados.sinesp.producer.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class CsvFileTest {
  private static final String LINE =
      "SP,SÃO PAULO,Homicídio doloso,2023-01-01,,,,1,2,0,3.0,,,Estadual,Formulário 1";
  private static final byte[] CSV =
      (TestFiles.VDE_HEADER + "\n" + LINE + "\n").getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void plainGzipAndXzAreFoundFromTheContentWhateverTheName() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(CSV);
    }
    for (byte[] content : List.of(CSV, gzip.toByteArray(), xz(CSV))) {
      List<Row> rows = TestFiles.rows(TestFiles.bytes(folder, "data.bin", content));
      assertThat(rows).hasSize(1);
      Row row = rows.get(0);
      assertThat(row.number()).isEqualTo(2);
      assertThat(row.cell(Field.MUNICIPIO)).isEqualTo("SÃO PAULO");
      assertThat(row.cell(Field.TOTAL_VITIMA)).isEqualTo("3.0");
      assertThat(row.cell(Field.TOTAL)).isNull();
    }
  }

  @Test
  void columnsAreReadByNameInAnyOrderAndUnknownOnesAreNamed() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder,
            "a.csv",
            "\uFEFFTotal,EVENTO,Município,novidade,uf,Data_Referência",
            "7,Roubo de veículo,Itu,x,SP,2023-02-01");
    try (DataFile data = TestFiles.open(file)) {
      Table table = data.nextTable();
      assertThat(table.layout().dataset()).isEqualTo(Dataset.VDE);
      assertThat(table.layout().ignored()).containsExactly("novidade");
      assertThat(table.layout().missing()).contains("total_peso", "abrangencia");
      Row row = table.next();
      assertThat(row.cell(Field.TOTAL)).isEqualTo("7");
      assertThat(row.cell(Field.UF)).isEqualTo("SP");
      assertThat(table.next()).isNull();
      assertThat(data.nextTable()).isNull();
    }
  }

  @Test
  void aMissingNecessaryColumnListsWhatWasFound() throws IOException {
    SourceFile file = TestFiles.text(folder, "a.csv", "municipio,evento,data_referencia,total");
    assertThatThrownBy(() -> TestFiles.open(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv: no column uf")
        .hasMessageContaining("Found: municipio, evento, data_referencia, total");
  }

  @Test
  void aFileWithoutAnyMeasureIsRefused() throws IOException {
    SourceFile file = TestFiles.text(folder, "a.csv", "uf,municipio,evento,data_referencia");
    assertThatThrownBy(() -> TestFiles.open(file)).hasMessageContaining("none of the columns");
  }

  @Test
  void anOlderDatasetMayBeWindows1252WithSemicolons() throws IOException {
    String csv =
        """
        Código Município;MUNICÍPIO;Sigla UF;Região;Mês-Ano;Vítimas
        3550308;São Paulo;SP;SUDESTE;fev/20;3,0
        """;
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      List<Row> rows = TestFiles.rows(TestFiles.bytes(folder, "m.csv", csv.getBytes(charset)));
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).cell(Field.MUNICIPIO)).isEqualTo("São Paulo");
      assertThat(rows.get(0).cell(Field.TOTAL_VITIMA)).isEqualTo("3,0");
      assertThat(rows.get(0).cell(Field.CODIGO_MUNICIPIO)).isEqualTo("3550308");
    }
  }

  @Test
  void windows1252IsAlsoFoundWhenTheHeaderIsAscii() throws IOException {
    String csv = "municipio,sigla uf,mes/ano,vitimas\nSão Paulo,SP,04/2020,3\n";
    byte[] content = csv.getBytes(Charset.forName("windows-1252"));
    assertThat(
            TestFiles.rows(TestFiles.bytes(folder, "m.csv", content)).get(0).cell(Field.MUNICIPIO))
        .isEqualTo("São Paulo");
  }

  @Test
  void quotedCellsMayHoldSeparatorsAndBackslashes() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder,
            "a.csv",
            TestFiles.VDE_HEADER,
            "SP,\"ITU, \"\"A\"\" \\\",Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,");
    assertThat(TestFiles.rows(file).get(0).cell(Field.MUNICIPIO)).isEqualTo("ITU, \"A\" \\");
  }

  @Test
  void aTruncatedArchiveIsAnError() throws IOException {
    byte[] whole = xz(CSV);
    SourceFile file = TestFiles.bytes(folder, "a.csv.xz", Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> TestFiles.rows(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv.xz")
        .hasMessageContaining("Download it again");
  }

  @Test
  void anHtmlPageIsToldAsSuchUnderAnyName() throws IOException {
    for (String name : List.of("bancovde-2023.xlsx", "bancovde-2023.csv")) {
      SourceFile file = TestFiles.text(folder, name, "", "<!DOCTYPE html>", "<html>403</html>");
      assertThatThrownBy(() -> TestFiles.open(file)).hasMessageContaining("an HTML page");
    }
  }

  @Test
  void anEmptyFileIsAnError() throws IOException {
    SourceFile file = TestFiles.bytes(folder, "a.csv", new byte[0]);
    assertThatThrownBy(() -> TestFiles.open(file)).hasMessageContaining("empty");
  }

  @Test
  void aBombIsRefused() throws IOException {
    byte[] zeros = new byte[64 << 20];
    Arrays.fill(zeros, (byte) 'a');
    for (int i = 0; i < zeros.length; i += 100) {
      zeros[i] = '\n';
    }
    System.arraycopy(CSV, 0, zeros, 0, CSV.length);
    SourceFile file = TestFiles.bytes(folder, "a.csv.xz", xz(zeros));
    assertThatThrownBy(() -> TestFiles.rows(file)).hasMessageContaining("refused as hostile");
  }

  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    SourceFile line = TestFiles.text(folder, "l.csv", TestFiles.VDE_HEADER, "x".repeat(2 << 20));
    assertThatThrownBy(() -> TestFiles.rows(line)).hasMessageContaining("refused as hostile");
  }

  @Test
  void aQuoteWithoutEndIsRefusedNamingItsRow() throws IOException {
    String[] lines = new String[500];
    Arrays.fill(lines, LINE);
    lines[0] = TestFiles.VDE_HEADER;
    lines[2] = "\"SP" + LINE.substring(2);
    SourceFile quote = TestFiles.text(folder, "q.csv", lines);
    assertThatThrownBy(() -> TestFiles.rows(quote))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("q.csv, row 3: a quote that is never closed");
    lines = Arrays.copyOf(lines, 9);
    SourceFile last = TestFiles.text(folder, "q.csv", lines);
    assertThatThrownBy(() -> TestFiles.rows(last)).hasMessageContaining("q.csv, row 3: a quote");
  }

  @Test
  void aQuotedCellOfManyLongLinesIsRefused() throws IOException {
    String[] lines = new String[12];
    Arrays.fill(lines, "x".repeat(1 << 19));
    lines[0] = TestFiles.VDE_HEADER;
    lines[1] = "SP,\"ITU";
    SourceFile file = TestFiles.text(folder, "q.csv", lines);
    assertThatThrownBy(() -> TestFiles.rows(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("q.csv: a row of more than 4194304 characters");
  }

  @Test
  void rowsThatAStrayQuoteSwallowsAreNotLostInSilence() throws IOException {
    // The quote of the first row is closed by that of the third: one row of the right width.
    SourceFile file =
        TestFiles.text(
            folder,
            "q.csv",
            TestFiles.VDE_HEADER,
            "SP,\"ITU,Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,",
            "SP,SALTO,Roubo de carga,2023-01-01,,,,,,,,6,,Estadual,",
            "SP,TIETE\",Roubo de carga,2023-01-01,,,,,,,,7,,Estadual,");
    assertThatThrownBy(() -> TestFiles.rows(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("q.csv, row 2: a quote that is never closed");
  }

  @Test
  void quotedCellsMayHoldLineBreaks() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder,
            "a.csv",
            TestFiles.VDE_HEADER,
            "SP,\"SÃO\nPAULO\",Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,\"a, b\n\nc\"",
            LINE);
    List<Row> rows = TestFiles.rows(file);
    assertThat(rows).extracting(Row::number).containsExactly(2, 3);
    assertThat(rows.get(0).cell(Field.MUNICIPIO)).isEqualTo("SÃO\nPAULO");
    assertThat(rows.get(0).cell(Field.FORMULARIO)).isEqualTo("a, b\n\nc");
  }

  @Test
  void linesThatEndWithACarriageReturnMayBeMany() throws IOException {
    int rows = 40_000;
    String text = TestFiles.VDE_HEADER + "\r" + (LINE + "\r").repeat(rows);
    SourceFile file = TestFiles.bytes(folder, "a.csv", text.getBytes(StandardCharsets.UTF_8));
    assertThat(file.size()).isGreaterThan(3 << 20);
    assertThat(TestFiles.rows(file)).hasSize(rows);
  }

  @Test
  void aNulCharacterIsRefusedWhereverItIs() throws IOException {
    byte[] zeros = new byte[600];
    byte[] content = Arrays.copyOf(CSV, CSV.length + zeros.length);
    for (byte[] each : List.of(content, xz(content), zeros)) {
      SourceFile file = TestFiles.bytes(folder, "a.csv", each);
      assertThatThrownBy(() -> TestFiles.rows(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("a.csv: binary data, not text");
    }
  }

  @Test
  void rowsOfBlankCellsArePassedOverAndCounted() throws IOException {
    SourceFile file =
        TestFiles.text(
            folder, "a.csv", TestFiles.VDE_HEADER, ",,,,,,,,,,,,,,", LINE, "", " ,,,", LINE);
    assertThat(TestFiles.rows(file)).extracting(Row::number).containsExactly(3, 6);
  }

  private static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(3))) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
