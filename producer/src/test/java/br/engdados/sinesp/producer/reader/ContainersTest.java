package br.engdados.sinesp.producer.reader;

import static br.engdados.sinesp.producer.reader.TestWorkbook.data;
import static br.engdados.sinesp.producer.reader.TestWorkbook.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs, under whatever name: each is told as what it is, with the way out. */
final class ContainersTest {
  private static final byte[] COMPOUND = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  @TempDir private Path folder;

  @Test
  void oldAndProtectedWorkbooksAreToldApart() throws IOException {
    refused(compound("Root Entry", "Workbook"), "Excel 97-2003 (.xls)", "as an Excel workbook");
    refused(compound("Root Entry", "Book"), "Excel 97-2003 (.xls)");
    refused(
        compound("Root Entry", "EncryptionInfo", "EncryptedPackage"),
        "a password protects",
        "take the password off");
    refused(compound("Root Entry", "WordDocument"), "a Word document");
    refused(compound("Root Entry", "Anything"), "compound file", "If Excel opens it");
  }

  @Test
  void binaryWorkbooksAndOtherDocumentsAreNamed() throws IOException {
    refused(zip("[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x"), "(.xlsb)", ".xlsx");
    refused(
        zip(
            "mimetype",
            "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml",
            "<office:document-content/>"),
        "OpenDocument file (.ods)",
        ".xlsx");
    refused(zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), "Word");
    refused(zip("Index/Document.iwa", "x"), "Apple Numbers");
    refused(bytes("%PDF-1.7 x"), "a PDF document");
    refused(bytes("Rar!\u001a\u0007"), "a RAR archive", "Unpack it");
  }

  @Test
  void markupIsATableOrAPage() throws IOException {
    refused(
        bytes(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook"
                + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
        "XML spreadsheet of Excel 2003",
        ".xlsx");
    String table =
        "<table><tr><th>uf</th><th>Município</th></tr><tr><td>SP</td><td>Itu</td></tr></table>";
    refused(bytes(table), "an HTML table", ".xlsx");
    refused(bytes("<html><body>" + table + "</body></html>"), "an HTML table");
    refused(bytes(table.replace("Município", "municipio")), "an HTML table");
    refused(bytes(table.replace("Município", "Munic&iacute;pio")), "an HTML table");
    refused(
        bytes("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body/></html>"),
        "an HTML table");
    refused(bytes("<!DOCTYPE html><html><body>403 Forbidden</body></html>"), "an HTML page");
    refused(bytes("<html><table><tr><td>Entrar com gov.br</td></tr></table>"), "an HTML page");
    refused(bytes("<?xml version=\"1.0\"?><rss/>"), "an XML document");
  }

  @Test
  void anArchiveWithOneDataFileIsRead() throws IOException {
    byte[] workbook = workbook();
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("dados/bancovde-2024.xlsx", workbook);
    parts.put("__MACOSX/dados/._bancovde-2024.xlsx", new byte[] {1});
    parts.put("LEIA-ME.txt", bytes("oi"));
    SourceFile file = TestFiles.workbook(folder, "vde.zip", parts);
    long before = unpacked();
    try (DataFile data = TestFiles.open(file)) {
      assertThat(data.nextTable().next().cell(Field.TOTAL)).isEqualTo(7);
      assertThat(data.notes()).containsExactly("read dados/bancovde-2024.xlsx out of the archive");
    }
    assertThat(unpacked()).isEqualTo(before);
    byte[] csv = bytes(TestFiles.VDE_HEADER + "\nSP,ITU,Estupro,2024-01-01,,,,,,,,5,,,\n");
    SourceFile text = TestFiles.workbook(folder, "csv.zip", Map.of("a.csv", csv));
    assertThat(TestFiles.rows(text)).hasSize(1);
  }

  @Test
  void anArchiveWithMoreOrLessThanOneDataFileNamesWhatIsInIt() throws IOException {
    byte[] workbook = workbook();
    refused(
        packed(Map.of("2023.xlsx", workbook, "2024.xlsx", workbook)),
        "2 data files in it",
        "2023.xlsx",
        "2024.xlsx",
        "Unpack it and pass the folder");
    refused(packed(Map.of("foto.jpg", new byte[] {1})), "not an Excel workbook", "foto.jpg");
    refused(packed(Map.of("a.csv", packed(Map.of("b.csv", workbook)))), "archive in an archive");
    refused(packed(Map.of("a.xlsx", bytes("<html>403</html>"))), "(a.xlsx): an HTML page");
    byte[] locked = packed(Map.of("a.xlsx", workbook));
    locked[6] |= 1;
    refused(locked, "that a password protects");
    byte[] damaged = packed(Map.of("a.xlsx", workbook));
    damaged[damaged.length / 2] ^= 0x55;
    SourceFile file = TestFiles.bytes(folder, "damaged.zip", damaged);
    assertThatThrownBy(() -> TestFiles.open(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Download it again");
  }

  @Test
  void aBombInAnArchiveIsRefused() throws IOException {
    SourceFile file = TestFiles.workbook(folder, "b.zip", Map.of("a.csv", new byte[40 << 20]));
    long before = unpacked();
    assertThatThrownBy(() -> TestFiles.open(file)).hasMessageContaining("refused as hostile");
    assertThat(unpacked()).isEqualTo(before);
  }

  private void refused(byte[] content, String... words) throws IOException {
    for (String name : List.of("dados.xlsx", "dados.xls", "dados.csv")) {
      SourceFile file = TestFiles.bytes(folder, name, content);
      assertThatThrownBy(() -> TestFiles.open(file))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(name)
          .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
  }

  private byte[] workbook() throws IOException {
    SourceFile file =
        new TestWorkbook().sheet("2024", header(1), data(2, "ITU", 7)).write(folder, "w.xlsx");
    return Files.readAllBytes(file.path());
  }

  private byte[] zip(String... namesAndTexts) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      parts.put(namesAndTexts[i], bytes(i + 1 < namesAndTexts.length ? namesAndTexts[i + 1] : ""));
    }
    return packed(parts);
  }

  private byte[] packed(Map<String, byte[]> parts) throws IOException {
    return Files.readAllBytes(TestFiles.workbook(folder, "packed.zip", parts).path());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A compound file as far as its directory goes: a header sector, then entries of streams. */
  private static byte[] compound(String... names) {
    ByteBuffer file = ByteBuffer.allocate(512 + 128 * 8).order(ByteOrder.LITTLE_ENDIAN);
    file.put(COMPOUND);
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i].getBytes(StandardCharsets.UTF_16LE);
      file.position(512 + 128 * i).put(name);
      file.putShort(512 + 128 * i + 64, (short) (name.length + 2));
      file.put(512 + 128 * i + 66, (byte) (i == 0 ? 5 : 2));
    }
    return file.array();
  }

  private static long unpacked() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.list(temporary)) {
      return files.filter(f -> f.getFileName().toString().startsWith("sinesp-unpacked-")).count();
    }
  }
}
