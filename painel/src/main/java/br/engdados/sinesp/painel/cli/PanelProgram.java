package br.engdados.sinesp.painel.cli;

import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.FailureSorter;
import br.engdados.sinesp.program.LoggedFailures;
import br.engdados.sinesp.program.Program;
import br.engdados.sinesp.program.ProgramFactory;
import br.engdados.sinesp.program.VariableNames;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;

/** The panel's commands, and what they have in common. */
public final class PanelProgram implements ProgramFactory {
  private static final VariableNames VARIABLES =
      new VariableNames(
          "PAINEL_",
          Map.of(
              "--bootstrap-servers", "KAFKA_BOOTSTRAP_SERVERS",
              "--kafka-properties", "KAFKA_PROPERTIES_FILE",
              "--kafka-timeout", "KAFKA_TIMEOUT",
              "--cassandra-host", "CASSANDRA_HOST",
              "--cassandra-port", "CASSANDRA_PORT",
              "--keyspace", "CASSANDRA_KEYSPACE"));

  /** Makes a factory. */
  public PanelProgram() {}

  @Override
  public Program create(Map<String, String> environment, Console console) {
    return new Program(
        "sinesp-painel",
        "shows the SINESP figures: a page in the browser and an open API.",
        VARIABLES,
        List.of(new ServeCommand()),
        List.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.USAGE, ExitCode.STOPPED),
        "Passwords never go on the command line: use --kafka-properties and --cassandra-driver-config.",
        new FailureSorter(
            Set.of(IOException.class, JavalinException.class), Set.of(InterruptException.class)),
        new LoggedFailures());
  }
}
