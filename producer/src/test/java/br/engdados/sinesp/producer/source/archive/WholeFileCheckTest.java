package br.engdados.sinesp.producer.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import br.engdados.sinesp.producer.source.archive.UnsoundFileException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Every way in which a file can be less than whole. */
final class WholeFileCheckTest {
  private static final Path REAL = Path.of("../../shared/sinesp");

  @TempDir Path folder;

  @Test
  void takesWholeFilesOfEveryFormat() throws IOException {
    assertThatCode(() -> check(TestArchives.workbook(50_000, 1), "a.xlsx"))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(gzip(csv()), "a.csv.gz")).doesNotThrowAnyException();
    assertThatCode(() -> check(xz(csv()), "a.csv.xz")).doesNotThrowAnyException();
    assertThatCode(() -> check(csv(), "a.csv")).doesNotThrowAnyException();
  }

  @Test
  void takesTheRealFiles() {
    assumeThat(REAL).as("real files beside the project").isDirectory();
    for (String name :
        new String[] {
          "indicadoressegurancapublicauf.xlsx",
          "indicadoressegurancapublicamunic.xlsx",
          "bancovde-2015.csv.xz"
        }) {
      assertThatCode(() -> checker().requireWhole(REAL.resolve(name), name))
          .as(name)
          .doesNotThrowAnyException();
    }
  }

  /** Cut at every byte: no prefix of a workbook, gzip or xz file counts as whole. */
  @Test
  void takesNoPrefix() throws IOException {
    byte[] workbook = TestArchives.workbook(300, 2);
    for (int length = 0; length < workbook.length; length++) {
      assertThat(refused(Arrays.copyOf(workbook, length), "a.xlsx"))
          .as("cut at %d", length)
          .isNotNull();
    }
    byte[] gzip = gzip(csv());
    byte[] xz = xz(csv());
    for (int length = 1; length < gzip.length; length++) {
      assertThat(refused(Arrays.copyOf(gzip, length), "a.csv.gz"))
          .as("cut at %d", length)
          .isNotNull();
    }
    for (int length = 1; length < xz.length; length++) {
      assertThat(refused(Arrays.copyOf(xz, length), "a.csv.xz"))
          .as("cut at %d", length)
          .isNotNull();
    }
  }

  @Test
  void findsAFlippedByteInAnyEntry() throws IOException {
    byte[] workbook = TestArchives.workbook(100_000, 3);
    for (int at = 2_000; at < 100_000; at += 7_919) {
      byte[] flipped = workbook.clone();
      flipped[at] ^= 0x10;
      assertThat(refused(flipped, "a.xlsx").kind()).as("flipped at %d", at).isEqualTo(Kind.DAMAGED);
    }
  }

  @Test
  void tellsWhatIsNoWorkbook() throws IOException {
    assertThat(refused(TestArchives.zip("photo.jpg", new byte[100]), "a.xlsx"))
        .hasMessageContaining("not an Excel workbook")
        .extracting(UnsoundFileException::kind)
        .isEqualTo(Kind.WRONG_KIND);
    assertThat(refused(csv(), "a.xlsx")).hasMessageContaining("name says a.xlsx");
    assertThat(refused(TestArchives.workbook(10, 4), "a.csv")).hasMessageContaining(".xlsx");
    byte[] compound = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0
    };
    assertThat(refused(compound, "a.xlsx")).hasMessageContaining("password");
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 0xFFFF_0000L})
  @Timeout(20)
  void refusesAZipBombWhateverItDeclares(long declared) throws IOException {
    Path bomb = folder.resolve("bomb.xlsx");
    TestArchives.writeZipBomb(bomb, declared);
    assertThat(Files.size(bomb)).isLessThan(20L << 20);
    UnsoundFileException refusal =
        catchThrowableOfType(
            UnsoundFileException.class, () -> checker().requireWhole(bomb, "bomb.xlsx"));
    assertThat(refusal.kind()).isEqualTo(Kind.OVER_LIMIT);
  }

  @Test
  @Timeout(20)
  void refusesAGzipBomb() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    TestArchives.writeGzipBomb(bomb);
    UnsoundFileException refusal =
        catchThrowableOfType(
            UnsoundFileException.class, () -> checker().requireWhole(bomb, "bomb.csv.gz"));
    assertThat(refusal.kind()).isEqualTo(Kind.OVER_LIMIT);
  }

  @Test
  void refusesTooManyEntriesBeforeItReadsThem() throws IOException {
    Object[] entries = new Object[40];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = "e" + i;
      entries[i + 1] = new byte[1];
    }
    Path file = Files.write(folder.resolve("many.xlsx"), TestArchives.zip(entries));
    WholeFileCheck strict = new WholeFileCheck(new ArchiveLimits(19, 4096, 1 << 20, 100));
    UnsoundFileException refusal =
        catchThrowableOfType(
            UnsoundFileException.class, () -> strict.requireWhole(file, "many.xlsx"));
    assertThat(refusal).hasMessageContaining("19 entries");
    assertThat(refusal.kind()).isEqualTo(Kind.OVER_LIMIT);
  }

  private UnsoundFileException refused(byte[] content, String name) throws IOException {
    Path file = Files.write(folder.resolve("file"), content);
    return catchThrowableOfType(
        UnsoundFileException.class, () -> checker().requireWhole(file, name));
  }

  private void check(byte[] content, String name) throws IOException {
    checker().requireWhole(Files.write(folder.resolve("file"), content), name);
  }

  private static WholeFileCheck checker() {
    return new WholeFileCheck(ArchiveLimits.defaults());
  }

  private static byte[] csv() {
    return "uf,municipio\nDF,BRASÍLIA\n".repeat(20).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
