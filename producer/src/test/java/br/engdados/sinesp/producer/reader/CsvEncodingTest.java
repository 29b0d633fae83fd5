package br.engdados.sinesp.producer.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When text that is not UTF-8 is read, and when it is refused. */
final class CsvEncodingTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String HEADER = "uf,municipio,evento,data_referencia,total,novidade\n";
  private static final String ASCII = "SP,ITU,Roubo de carga,2024-01-01,1,\n";
  private static final String ACCENTS = "SP,SÃO JOSÉ,Homicídio doloso,2024-01-01,2,\n";

  @TempDir private Path folder;

  @Test
  void windows1252IsReadAndToldWhereItIsUnmistakable() throws IOException {
    assertThat(read(HEADER + ACCENTS, WINDOWS_1252)).containsExactly("SÃO JOSÉ");
    assertThat(read(HEADER + ACCENTS, StandardCharsets.ISO_8859_1)).containsExactly("SÃO JOSÉ");
    assertThat(read(HEADER + "RO,Alvorada D’Oeste,Suicídio,2024-01-01,2,nº 1 – §\n", WINDOWS_1252))
        .containsExactly("Alvorada D’Oeste");
    try (DataFile data = TestFiles.open(file((HEADER + ACCENTS).getBytes(WINDOWS_1252)))) {
      Table table = data.nextTable();
      assertThat(table.next()).isNotNull();
      assertThat(data.notes()).singleElement().asString().contains("read as Windows-1252");
    }
  }

  @Test
  void theOneAccentMayComeAfterMegabytesOfAscii() throws IOException {
    int rows = 100_000;
    List<String> read = read(HEADER + ASCII.repeat(rows) + ACCENTS, WINDOWS_1252);
    assertThat(read).hasSize(rows + 1).endsWith("SÃO JOSÉ");
    assertThat(read.subList(0, rows)).containsOnly("ITU");
  }

  @Test
  void aCodePageOfConsolesOrMacintoshesIsRefused() {
    for (String name : List.of("IBM850", "IBM437", "x-MacRoman")) {
      assertThatThrownBy(() -> read(HEADER + ACCENTS, Charset.forName(name)))
          .as(name)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("a.csv, row 2, column municipio: not UTF-8")
          .hasMessageContaining("iconv");
    }
  }

  @Test
  void lettersOfAnotherCodePageThatMakeNoWordsAreRefused() {
    // In code page 850 the letter Ã has the byte that is Ç in Windows-1252.
    assertThatThrownBy(
            () ->
                read(
                    HEADER + "SP,NÃO INFORMADO,Roubo de carga,2024-01-01,1,\n",
                    Charset.forName("IBM850")))
        .hasMessageContaining("row 2, column municipio: not UTF-8");
  }

  @Test
  void twoEncodingsInOneFileAreRefusedAtTheRowThatIsNotUtf8() throws IOException {
    byte[] utf8 = ACCENTS.getBytes(StandardCharsets.UTF_8);
    byte[] other = ACCENTS.getBytes(WINDOWS_1252);
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> municipalities(joined(header, utf8, utf8, other)))
        .hasMessageContaining("a.csv, row 4, column municipio: not UTF-8")
        .hasMessageContaining("mixes two encodings");
    assertThatThrownBy(() -> municipalities(joined(header, other, utf8)))
        .hasMessageContaining("a.csv, row 2, column municipio: not UTF-8")
        .hasMessageContaining("mixes two encodings");
  }

  @Test
  void aByteOrderMarkOfUtf8IsBelieved() {
    assertThatThrownBy(
            () ->
                municipalities(
                    joined(
                        new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                        (HEADER + ACCENTS).getBytes(WINDOWS_1252))))
        .hasMessageContaining("row 2, column municipio: not UTF-8");
  }

  @Test
  void whatNobodyNeedsMayBeInAnyEncoding() throws IOException {
    byte[] strange =
        "SP,SALTO,Roubo de carga,2024-01-01,1,\u0087\u0081\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(municipalities(joined(HEADER.getBytes(StandardCharsets.UTF_8), strange)))
        .containsExactly("SALTO");
  }

  @Test
  void aLetterLostEarlierIsRefused() {
    assertThatThrownBy(
            () -> read(HEADER + "SP,S\uFFFDO PAULO,Roubo,2024-01-01,1,\n", StandardCharsets.UTF_8))
        .hasMessageContaining("a.csv, row 2, column municipio: the character U+FFFD");
  }

  @Test
  void utf16ThatEndsWithinACharacterIsRefused() {
    byte[] whole = ("\uFEFF" + HEADER + ACCENTS + "S").getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> municipalities(Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not UTF-16LE text");
  }

  @Test
  void lettersAtTheEdgesOfBuffersAreWhole() throws IOException {
    for (int before = 1; before < 5; before++) {
      String row = "SP," + "É😀".repeat(30_000 / 3) + ",Roubo,2024-01-01,1,\n";
      String text = "\uFEFF" + HEADER + "x".repeat(before) + "\n" + row.repeat(4);
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
        assertThat(read(text, charset).subList(1, 5)).containsOnly("É😀".repeat(10_000));
      }
    }
  }

  private List<String> read(String text, Charset charset) throws IOException {
    return municipalities(text.getBytes(charset));
  }

  private List<String> municipalities(byte[] content) throws IOException {
    return TestFiles.rows(file(content)).stream()
        .map(row -> (String) row.cell(Field.MUNICIPIO))
        .toList();
  }

  private SourceFile file(byte[] content) throws IOException {
    return TestFiles.bytes(folder, "a.csv", content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
