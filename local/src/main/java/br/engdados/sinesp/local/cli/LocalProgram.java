package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ConsoleFailures;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.FailureSorter;
import br.engdados.sinesp.program.Program;
import br.engdados.sinesp.program.ProgramFactory;
import br.engdados.sinesp.program.VariableNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands of {@code sinesp-local}, and what they have in common. */
public final class LocalProgram implements ProgramFactory {
  private static final VariableNames VARIABLES =
      new VariableNames(
          "LOCAL_",
          Map.of(
              "--kafka-port",
              ServerKind.KAFKA.portVariable(),
              "--cassandra-port",
              ServerKind.CASSANDRA.portVariable(),
              "--kafka-heap",
              "KAFKA_HEAP",
              "--cassandra-heap",
              "CASSANDRA_HEAP"));

  private static final String NOTES =
      """
      Both servers run as processes of their own, listen on 127.0.0.1 only and keep their data in one
      folder. No Docker, no root. Other ports (Kafka's controller, Cassandra's storage and JMX) are
      chosen from the free ones and remembered. To begin anew: sinesp-local down, then delete the data
      folder. What 'up' had started when it was stopped or failed is stopped again.
      """;

  /** Makes a factory. */
  public LocalProgram() {}

  @Override
  public Program create(Map<String, String> environment, Console console) {
    return new Program(
        "sinesp-local",
        "a real Kafka broker (KRaft) and a real Cassandra on this machine, for trying out and"
            + " testing the SINESP pipeline.",
        VARIABLES,
        List.of(new UpCommand(), new StatusCommand(), new DownCommand()),
        List.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.USAGE, ExitCode.STOPPED),
        NOTES,
        new FailureSorter(Set.of(ServerFailure.class, IOException.class), Set.of()),
        new ConsoleFailures(console.err()));
  }
}
