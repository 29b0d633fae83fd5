package br.engdados.sinesp.consumer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.JCommander;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {
  private static VerifyCommand parse(String... arguments) {
    VerifyCommand command = new VerifyCommand();
    JCommander.newBuilder().addObject(command).build().parse(arguments);
    return command;
  }

  @Test
  void verifiesAllTopicsUnlessSomeAreNamed() {
    assertThat(parse().options().tables()).containsExactly(Granularidade.values());
    assertThat(parse("--topics", "estado,sinesp_ocorrencias_geral").options().tables())
        .containsExactly(Granularidade.ESTADO, Granularidade.GERAL);
  }

  @Test
  void readsDurationsAndCounts() {
    VerifyCommand command = parse("--settle", "1m", "--show", "3", "--repair");
    assertThat(command.options().settling()).isEqualTo(Duration.ofMinutes(1));
    assertThat(command.options().named()).isEqualTo(3);
    assertThat(command.options().repair()).isTrue();
  }

  @Test
  void refusesNegativeCounts() {
    VerifyCommand command = parse("--show", "-1");
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    assertThatThrownBy(() -> command.run(new Console(nowhere, nowhere, false)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--show");
  }
}
