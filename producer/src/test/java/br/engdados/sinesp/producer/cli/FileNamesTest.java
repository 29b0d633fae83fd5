package br.engdados.sinesp.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.reader.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process, with a file whose name has accents, in several locales. */
@Timeout(120)
final class FileNamesTest {
  /** {@code BancoVDE 2025 – Março.csv}, for a shell in any locale. */
  private static final String NAME =
      "\"$(printf 'BancoVDE 2025 \\342\\200\\223 Mar\\303\\247o.csv')\"";

  private static final String ADVICE = "set LC_ALL=C.UTF-8";

  private record Ended(int code, String said) {}

  @TempDir private Path folder;

  @BeforeEach
  void makeTheFile() throws Exception {
    TestFiles.text(
        folder,
        "plain",
        TestFiles.VDE_HEADER + "\nSP,SANTOS,Feminicídio,2025-03-01,,,,1,0,0,1,,,Estadual,\n");
    assertThat(shell("mkdir in && mv plain in/" + NAME).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in/%s", "in"})
  void inALocaleOfUtf8ItIsRead(String operand) throws Exception {
    Ended ended = inspect("LC_ALL=C.UTF-8", operand);
    assertThat(ended.said()).contains("BancoVDE 2025 – Março.csv").doesNotContain(ADVICE);
    assertThat(ended.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in/%s", "in"})
  void inCTheCauseIsNamed(String operand) throws Exception {
    Ended ended = inspect("LC_ALL=C", operand);
    assertThat(ended.said()).contains("ERROR", ADVICE).doesNotContain("fault of the program");
    assertThat(ended.code()).isEqualTo(3);
  }

  @Test
  void aNameFromTheEnvironmentToo() throws Exception {
    Ended ended = run("LC_ALL=C SINESP_SOURCE=in/" + NAME, "publish");
    assertThat(ended.said()).contains("ERROR", ADVICE).doesNotContain("fault of the program");
    assertThat(ended.code()).isEqualTo(3);
  }

  private Ended inspect(String locale, String operand) throws Exception {
    return run(locale, "inspect " + operand.formatted(NAME));
  }

  private Ended run(String environment, String command) throws Exception {
    return shell(
        "env -u LANG -u LC_CTYPE %s '%s' -cp '%s' %s %s 2>&1"
            .formatted(
                environment,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command));
  }

  private Ended shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("bash", "-c", script))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
