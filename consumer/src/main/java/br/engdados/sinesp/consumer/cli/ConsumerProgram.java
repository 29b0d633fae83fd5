package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.FailureSorter;
import br.engdados.sinesp.program.LoggedFailures;
import br.engdados.sinesp.program.Program;
import br.engdados.sinesp.program.ProgramFactory;
import br.engdados.sinesp.program.VariableNames;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The consumer's commands, and what they have in common. */
public final class ConsumerProgram implements ProgramFactory {
  // The names that the compose stack and other tools of the field use; all others have the prefix.
  private static final VariableNames VARIABLES =
      new VariableNames(
          "CONSUMER_",
          Map.of(
              "--master", "SPARK_MASTER_URL",
              "--bootstrap-servers", "KAFKA_BOOTSTRAP_SERVERS",
              "--kafka-properties", "KAFKA_PROPERTIES_FILE",
              "--topics", "KAFKA_TOPICS",
              "--cassandra-host", "CASSANDRA_HOST",
              "--cassandra-port", "CASSANDRA_PORT",
              "--cassandra-properties", "CASSANDRA_PROPERTIES_FILE",
              "--keyspace", "CASSANDRA_KEYSPACE",
              "--to", "CONSUMER_EXPORT_TO",
              "--keep", "CONSUMER_EXPORT_KEEP"));

  /** Makes a factory. */
  public ConsumerProgram() {}

  @Override
  public Program create(Map<String, String> environment, Console console) {
    return new Program(
        "sinesp-consumer",
        "keeps the Cassandra tables of SINESP occurrences in step with their Kafka topics.",
        VARIABLES,
        List.of(
            new ConsumeCommand(),
            new VerifyCommand(),
            new DeadLettersCommand(),
            new ExportCommand()),
        List.of(
            ExitCode.DONE,
            ExitCode.DIFFERENCES,
            ExitCode.FAILED,
            ExitCode.USAGE,
            ExitCode.UNCHANGED,
            ExitCode.STOPPED),
        "Passwords never go on the command line: use --kafka-properties and --cassandra-properties.",
        new FailureSorter(Set.of(FailureException.class), Set.of()),
        new LoggedFailures());
  }
}
