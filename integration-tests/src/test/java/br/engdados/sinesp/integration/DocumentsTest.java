package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Portuguese README says what the English one says. */
final class DocumentsTest {
  private static final Pattern CODE =
      Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^#+ ", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("`--[a-z-]+");

  @Test
  void bothReadmesHaveTheSameCodeBlocksHeadingsAndOptions() throws IOException {
    String english = Files.readString(Program.root().resolve("README.md"));
    String portuguese = Files.readString(Program.root().resolve("README.pt-BR.md"));
    assertThat(found(CODE, portuguese)).isNotEmpty().isEqualTo(found(CODE, english));
    assertThat(found(HEADING, portuguese)).isEqualTo(found(HEADING, english));
    assertThat(found(OPTION, portuguese)).isEqualTo(found(OPTION, english));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group()).toList();
  }
}
