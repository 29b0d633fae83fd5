package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ConsoleFailures;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.FailureSorter;
import br.engdados.sinesp.program.Program;
import br.engdados.sinesp.program.ProgramFactory;
import br.engdados.sinesp.program.VariableNames;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;

/** The producer's commands, and what they have in common. */
public final class ProducerProgram implements ProgramFactory {
  /** A name that the file system cannot have is the user's or the locale's, as is a missing one. */
  static final FailureSorter SORTER =
      new FailureSorter(
          Set.of(IOException.class, BrokerException.class, InvalidPathException.class),
          Set.of(InterruptException.class));

  // The names that other programs of the field use; all others have the prefix.
  private static final VariableNames VARIABLES =
      new VariableNames(
          "SINESP_",
          Map.of(
              "--bootstrap-servers", "KAFKA_BOOTSTRAP_SERVERS",
              "--kafka-properties", "KAFKA_PROPERTIES_FILE",
              "--kafka-timeout", "KAFKA_TIMEOUT",
              "--partitions", "KAFKA_PARTITIONS",
              "--replication-factor", "KAFKA_REPLICATION_FACTOR",
              "--schema-registry-url", "SCHEMA_REGISTRY_URL",
              "--schema-registry-user-info-file", "SCHEMA_REGISTRY_USER_INFO_FILE",
              "--schema-registry-ca-file", "SCHEMA_REGISTRY_CA_FILE",
              "--schema-registry-timeout", "SCHEMA_REGISTRY_TIMEOUT"));

  /** Makes a factory. */
  public ProducerProgram() {}

  @Override
  public Program create(Map<String, String> environment, Console console) {
    return new Program(
        "sinesp-producer",
        "publishes Brazil's SINESP public-security statistics to Kafka.",
        VARIABLES,
        List.of(
            new PublishCommand(environment),
            new FetchCommand(environment),
            new SourcesCommand(),
            new InspectCommand(),
            new SampleCommand(),
            new BackupCommand(),
            new RestoreCommand()),
        List.of(
            ExitCode.DONE,
            ExitCode.REJECTED,
            ExitCode.REFUSED,
            ExitCode.FAILED,
            ExitCode.USAGE,
            ExitCode.UNCHANGED,
            ExitCode.STOPPED),
        "",
        SORTER,
        new ConsoleFailures(console.err()));
  }
}
