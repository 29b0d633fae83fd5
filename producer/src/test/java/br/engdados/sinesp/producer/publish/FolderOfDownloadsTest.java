package br.engdados.sinesp.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.source.FolderSource;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders in which a browser has laid several downloads of one year. */
final class FolderOfDownloadsTest {
  private static final String COUNT = "SP,ITU,Suicídio,%s-01,,,,,,,%s,%s,,Estadual,x";

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("downloads"));
  }

  @Test
  void theWorkbookThatWasSavedLastIsTakenWhateverItsNameAndTime() throws IOException {
    workbook("BancoVDE 2025 (1).xlsx", "2025-01", "2026-05-02T10:00:00Z", 1);
    workbook("bancovde-2025.xlsx", "2025-01", "2026-04-02T10:00:00Z", 2);
    workbook("Cópia de BancoVDE 2025.xlsx", "2025-01", "2026-05-02T09:00:00-03:00", 0);
    workbook("bancovde-2024.xlsx", "2024-01", "2026-09-02T10:00:00Z", 3);
    assertThat(taken()).containsExactly("bancovde-2024.xlsx", "Cópia de BancoVDE 2025.xlsx");
    assertThat(taken()).containsExactly("bancovde-2024.xlsx", "Cópia de BancoVDE 2025.xlsx");
  }

  @Test
  void whereNoPropertiesTellTheLastMonthWithFiguresDoes() throws IOException {
    // The older one has rows of later months, too, all of them empty or zero.
    csv("bancovde-2025 (2).csv", 1, "2025-01 5", "2025-02 7", "2025-03 0");
    csv("bancovde-2025.csv", 2, "2025-01 5", "2025-02 0", "2025-03 ");
    assertThat(taken()).containsExactly("bancovde-2025 (2).csv");
  }

  @Test
  void thenTheTimeOfChangeTells() throws IOException {
    csv("bancovde-2025.csv", 1, "2025-01 5");
    csv("bancovde-2025 (1).csv", 2, "2025-01 6");
    assertThat(taken()).containsExactly("bancovde-2025 (1).csv");
  }

  @Test
  void aFileWithoutAYearInItsNameIsKnownByItsRows() throws IOException {
    csv("dados.csv", 2, "2025-01 5");
    csv("bancovde-2025.csv", 1, "2025-01 6");
    csv("bancovde-2024.csv", 3, "2024-01 6");
    csv("estados.csv", 3, "2023-01 6");
    assertThat(taken()).containsExactly("bancovde-2024.csv", "dados.csv", "estados.csv");
  }

  @Test
  void aNameThatLiesIsSeenThrough() throws IOException {
    csv("bancovde-2025.csv", 2, "2025-01 5");
    csv("bancovde-2025 corrigido de 2024.csv", 1, "2024-01 6");
    csv("outra de 2025.csv", 1, "2022-01 6");
    assertThat(taken()).hasSize(3);
  }

  @Test
  void copiesAreTakenOnce() throws IOException {
    csv("bancovde-2025.csv", 1, "2025-01 5");
    csv("bancovde-2025 (1).csv", 1, "2025-01 5");
    assertThat(taken()).hasSize(1);
  }

  @Test
  void bothAreNamedWhereNothingTells() throws IOException {
    csv("bancovde-2025.csv", 1, "2025-01 5");
    csv("bancovde-2025 (1).csv", 1, "2025-01 6");
    assertThatThrownBy(this::taken)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bancovde-2025.csv and bancovde-2025 (1).csv")
        .hasMessageContaining("sinesp-vde 2025");
  }

  @Test
  void ofOneEditionInTwoFormatsTheWorkbookIsTakenAsEver() throws IOException {
    workbook("bancovde-2025.xlsx", "2025-01", "2026-04-02T10:00:00Z", 1);
    csv("bancovde-2025.csv", 9, "2025-01 5");
    assertThat(taken()).containsExactly("bancovde-2025.xlsx");
  }

  @Test
  void aBrokenDownloadDoesNotTakeThePlaceOfAWholeOne() throws IOException {
    workbook("bancovde-2025.xlsx", "2025-01", "2026-04-02T10:00:00Z", 1);
    Files.write(folder.resolve("bancovde-2025 (1).xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(taken()).containsExactly("bancovde-2025.xlsx", "bancovde-2025 (1).xlsx");
  }

  private List<String> taken() throws IOException {
    FileContents contents = FileContents.knownIn(temporary.resolve("state"));
    return new FolderSource(folder, Optional.of(contents))
        .files().stream().map(SourceFile::name).toList();
  }

  private void csv(String name, int hour, String... months) throws IOException {
    List<String> lines = new ArrayList<>(List.of(TestFiles.VDE_HEADER));
    for (String month : months) {
      String count = month.substring(month.indexOf(' ') + 1);
      lines.add(COUNT.formatted(month.substring(0, 7), count, count));
    }
    changed(TestFiles.text(folder, name, lines.toArray(String[]::new)), hour);
  }

  private void workbook(String name, String month, String saved, int hour) throws IOException {
    StringBuilder rows = new StringBuilder("<row r=\"1\">");
    for (String header : TestFiles.VDE_HEADER.split(",", -1)) {
      rows.append(cell(header));
    }
    rows.append("</row><row r=\"2\">");
    for (String value : COUNT.formatted(month, hour, hour).split(",", -1)) {
      rows.append(cell(value));
    }
    Map<String, byte[]> parts =
        TestFiles.parts(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>"
                + rows
                + "</row></sheetData></worksheet>",
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>");
    TestFiles.put(
        parts,
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
            + "core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
            + "<dcterms:created>2015-06-05T18:19:34Z</dcterms:created>"
            + "<dcterms:modified>"
            + saved
            + "</dcterms:modified></cp:coreProperties>");
    changed(TestFiles.workbook(folder, name, parts), hour);
  }

  private static String cell(String text) {
    return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static void changed(SourceFile file, int hour) throws IOException {
    Instant time = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(3600L * hour);
    Files.setLastModifiedTime(file.path(), FileTime.from(time));
  }
}
