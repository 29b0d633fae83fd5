package br.engdados.sinesp.painel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import com.beust.jcommander.JCommander;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionOptionsTest {
  @TempDir private Path folder;

  @Test
  void aFileOfKafkaSettingsThatCannotBeReadIsNamedWithItsOption() throws IOException {
    Path damaged = Files.writeString(folder.resolve("kafka.properties"), "password=\\u12");
    for (Path file : new Path[] {damaged, folder.resolve("missing.properties")}) {
      ConnectionOptions options = new ConnectionOptions();
      JCommander.newBuilder()
          .addObject(options)
          .build()
          .parse("--kafka-properties", file.toString());
      assertThatThrownBy(options::kafka)
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll(file.toString(), "Check --kafka-properties");
    }
  }

  @Test
  void aWrongValueFromTheEnvironmentIsNamedWithItsVariable() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, /* autoFlush= */ true, StandardCharsets.UTF_8);
    CommandLine line =
        new CommandLine(
            new PanelProgram(),
            Map.of("CASSANDRA_PORT", "0", "PAINEL_PORT", " "),
            new Console(err, err, /* terminal= */ false));
    assertThat(line.run("serve")).isEqualTo(ExitCode.USAGE);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("--cassandra-port is no port: 0 (from CASSANDRA_PORT)");
  }
}
