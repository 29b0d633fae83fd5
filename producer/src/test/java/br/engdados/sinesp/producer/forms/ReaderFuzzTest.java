package br.engdados.sinesp.producer.forms;

import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile bytes: whatever a file holds, it is read or refused by an {@link InputException}, and
 * nothing else is thrown. {@code make fuzz} goes on for 20 minutes a method; otherwise the inputs
 * beside this class, to which what a run finds is added, are tried once.
 */
final class ReaderFuzzTest {
  private static final String DURATION = "20m";

  @TempDir static Path folder;

  @FuzzTest(maxDuration = DURATION)
  void csv(byte[] content) throws IOException {
    read(TestFiles.bytes(folder, "fuzz.csv", content));
  }

  @FuzzTest(maxDuration = DURATION)
  void sheet(byte[] content) throws IOException {
    String xml = new String(content, StandardCharsets.UTF_8);
    Map<String, byte[]> parts = TestFiles.parts(xml, "<sst/>");
    read(TestFiles.workbook(folder, "fuzz.xlsx", parts));
  }

  @FuzzTest(maxDuration = DURATION)
  void workbook(byte[] content) throws IOException {
    read(TestFiles.bytes(folder, "fuzz.xlsx", content));
  }

  private static void read(SourceFile file) throws IOException {
    try {
      FormReader.read(file);
    } catch (InputException refused) {
      // The other right answer.
    }
  }
}
