package br.engdados.sinesp.producer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.producer.source.archive.TestArchives;
import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands {@code fetch} and {@code sources}, and {@code publish} before anything can be
 * published.
 */
@Timeout(60)
final class RemoteCommandsTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void fetchesAndShowsWhatIsThere() throws Exception {
    try (MockWebServer mirror = mirror()) {
      environment.put("SINESP_GOVBR_BASE_URL", mirror.url("/base").toString());
      assertThat(run("fetch", "--years", "2022-2023")).isEqualTo(ExitCode.DONE);
      assertThat(text(out))
          .containsPattern("bancovde-2022\\.xlsx +new +\\d+ +[0-9a-f]{12}")
          .containsPattern("bancovde-2023\\.xlsx +missing");
      out.reset();
      assertThat(run("sources")).isEqualTo(ExitCode.DONE);
      assertThat(text(out)).containsPattern("bancovde-2022\\.xlsx +2022 +\\d+ +20\\S+Z +new +no");
    }
  }

  @Test
  void aSiteThatCannotBeReachedIsToldWithTheWayByHand() {
    environment.put("SINESP_GOVBR_BASE_URL", "http://sinesp.invalid");
    for (String command : new String[] {"fetch", "publish"}) {
      err.reset();
      assertThat(run(command)).as(command).isEqualTo(ExitCode.FAILED);
      assertThat(text(err))
          .contains("sinesp.invalid cannot be resolved", "by hand", "--source FOLDER");
    }
  }

  @Test
  void wrongUsageIsToldAsSuch() {
    assertThat(run("fetch", "--source", "dadosgov")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("DADOS_GOV_BR_TOKEN");
    assertThat(run("fetch", "--source", "some-folder")).isEqualTo(ExitCode.USAGE);
    assertThat(run("fetch", "--years", "1999")).isEqualTo(ExitCode.USAGE);
    assertThat(run("fetch", "--govbr-base-url", "ftp://x")).isEqualTo(ExitCode.USAGE);
    assertThat(run("fetch", "--source", "http://user:secret@host/x.xlsx"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("fetch", "--parallel-downloads", "9")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).doesNotContain("secret");
  }

  @Test
  void anEmptyCacheSaysHowToFillIt() {
    assertThat(run("sources")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).contains("sinesp-producer fetch");
  }

  private ExitCode run(String... args) {
    environment.put("SINESP_CACHE_DIR", folder.resolve("cache").toString());
    environment.put("SINESP_STATE_DIR", folder.resolve("state").toString());
    environment.put("SINESP_REPORT_DIR", folder.resolve("reports").toString());
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new CommandLine(new ProducerProgram(), environment, console).run(args);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static MockWebServer mirror() throws Exception {
    MockWebServer server = new MockWebServer();
    Buffer workbook = new Buffer();
    workbook.write(TestArchives.workbook(10_000, 8));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().equals("/base/bancovde-2022.xlsx/@@download/file")
                ? new MockResponse.Builder().body(workbook.clone()).build()
                : new MockResponse.Builder().code(404).build();
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }
}
