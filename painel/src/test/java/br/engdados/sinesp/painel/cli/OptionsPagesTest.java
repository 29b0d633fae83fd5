package br.engdados.sinesp.painel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.program.docs.OptionsPages;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class OptionsPagesTest {
  @Test
  void thePagesSayWhatTheCommandsSay() throws IOException {
    new OptionsPages(Path.of("../docs"))
        .with(new PanelProgram())
        .forEach(
            (page, text) ->
                assertThat(page).as("%s; run make docs", page).content().isEqualTo(text));
  }
}
