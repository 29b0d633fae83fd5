package br.engdados.sinesp.program.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ConsoleFailures;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.FailureSorter;
import br.engdados.sinesp.program.Program;
import br.engdados.sinesp.program.VariableNames;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptionsPagesTest {
  private static final String MARKS =
      """
      # By hand
      <!-- begin exit codes: written by make docs -->
      old
      <!-- end exit codes -->
      <!-- begin hello: written by make docs -->
      <!-- end hello -->
      <!-- begin other: written by make docs -->
      the other's
      <!-- end other -->
      """;
  private static final String WORDS =
      """
      page.option=opção
      page.variable=variável
      page.default=padrão
      page.meaning=significado
      page.code=código
      page.off=desligada
      exit.DONE=pronto
      exit.REJECTED=a
      exit.REFUSED=b
      exit.DIFFERENCES=c
      exit.FAILED=d
      exit.USAGE=e
      exit.UNCHANGED=f
      exit.STOPPED=g
      --help=ajuda
      --verbose=detalhes
      hello=saúda
      hello.greet=cumprimenta
      hello.--name=quem
      hello.--name.default=todo mundo
      other=nada a ver
      """;

  @TempDir private Path docs;

  @Parameters(commandDescription = "greet")
  private static final class Greet implements Command {
    @Parameter(names = "--name", defaultValueDescription = "everybody", description = "whom: <a|b>")
    private String name = "";

    @Override
    public String name() {
      return "greet";
    }

    @Override
    public String examples() {
      return "hello greet";
    }

    @Override
    public ExitCode run(Console console) {
      return name.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private static Program program(Map<String, String> environment, Console console) {
    return new Program(
        "hello",
        "greets",
        new VariableNames("HELLO_", Map.of()),
        List.of(new Greet()),
        List.of(ExitCode.DONE),
        "",
        new FailureSorter(Set.of(), Set.of()),
        new ConsoleFailures(console.err()));
  }

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(docs.resolve("pt-BR"));
    Files.writeString(docs.resolve("options.md"), MARKS);
    Files.writeString(docs.resolve("pt-BR/opcoes.md"), MARKS);
    Files.writeString(docs.resolve("pt-BR/opcoes.properties"), WORDS);
  }

  @Test
  void writesTheProgramsSectionAndTheExitCodesAndKeepsTheRest() throws IOException {
    Map<Path, String> pages = new OptionsPages(docs).with(OptionsPagesTest::program);
    assertThat(pages.get(docs.resolve("options.md")))
        .startsWith("# By hand\n")
        .contains("| 2 | too many rejected or withdrawn; verify found differences |\n")
        .contains("## `hello`\n\ngreets\n", "| `--name` | `HELLO_NAME` | `everybody` |")
        .contains("whom: &lt;a\\|b> |\n", "| `--help`, `-h` |  | off | show this text |\n")
        .contains("| `--verbose` | `HELLO_VERBOSE` | off |", "the other's\n")
        .doesNotContain("old")
        // It has one command only, whose options are shared with none.
        .doesNotContain("all its commands");
    assertThat(pages.get(docs.resolve("pt-BR/opcoes.md")))
        .contains("| opção | variável | padrão | significado |", "| 2 | b; c |")
        .contains("| `--name` | `HELLO_NAME` | `todo mundo` | quem |", "| desligada | detalhes |");
  }

  @Test
  void whatIsWrittenIsUpToDate() throws IOException {
    OptionsPages pages = new OptionsPages(docs);
    for (Map.Entry<Path, String> page : pages.with(OptionsPagesTest::program).entrySet()) {
      Files.writeString(page.getKey(), page.getValue());
    }
    for (Map.Entry<Path, String> page : pages.with(OptionsPagesTest::program).entrySet()) {
      assertThat(page.getKey()).content().isEqualTo(page.getValue());
    }
  }

  @Test
  void aPortugueseWordThatIsMissingOrOfNoUseIsNamed() throws IOException {
    Path words = docs.resolve("pt-BR/opcoes.properties");
    Files.writeString(words, WORDS.replace("hello.--name=", "hello.--nome="));
    assertThatThrownBy(() -> new OptionsPages(docs).with(OptionsPagesTest::program))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lacks: hello.greet.--name or hello.--name or --name");
    Files.writeString(words, WORDS + "hello.bye=adeus\n");
    assertThatThrownBy(() -> new OptionsPages(docs).with(OptionsPagesTest::program))
        .hasMessageContaining("has what hello has not: hello.bye");
  }

  @Test
  void aPageWithoutAPlaceForTheProgramSaysWhatToAdd() throws IOException {
    Files.writeString(docs.resolve("options.md"), MARKS.replace("hello", "hallo"));
    assertThatThrownBy(() -> new OptionsPages(docs).with(OptionsPagesTest::program))
        .hasMessageContaining("has no place for hello: add these two lines: <!-- begin hello");
  }
}
