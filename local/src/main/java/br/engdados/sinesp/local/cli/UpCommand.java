package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Starts servers. */
@Parameters(
    commandDescription = "start what does not run yet, wait until it answers, leave it running")
final class UpCommand implements Command {
  @Parameter(
      names = "--kafka-port",
      order = 1,
      converter = PortConverter.class,
      description = "where clients find Kafka")
  private Port kafkaPort = new Port(9092);

  @Parameter(
      names = "--cassandra-port",
      order = 2,
      converter = PortConverter.class,
      description = "where clients find Cassandra (CQL)")
  private Port cassandraPort = new Port(9042);

  @Parameter(
      names = "--kafka-heap",
      order = 3,
      converter = HeapSizeConverter.class,
      description = "Kafka's heap")
  private HeapSize kafkaHeap = new HeapSize("768m");

  @Parameter(
      names = "--cassandra-heap",
      order = 4,
      converter = HeapSizeConverter.class,
      description = "Cassandra's heap")
  private HeapSize cassandraHeap = new HeapSize("1g");

  @Parameter(
      names = "--timeout",
      order = 5,
      converter = SecondsConverter.class,
      defaultValueDescription = "120",
      description = "seconds within which each server must answer")
  private Duration timeout = Duration.ofMinutes(2);

  @ParametersDelegate private final ChoiceOptions choice = new ChoiceOptions();

  @Parameter(
      names = "--home",
      order = 30,
      defaultValueDescription = "where this jar lies",
      description =
          "the project's folder 'local', where kafka/target/lib and cassandra/target/lib lie")
  private String home = "";

  @Override
  public String name() {
    return "up";
  }

  @Override
  public String examples() {
    return """
    sinesp-local up
    KAFKA_PORT=19092 CASSANDRA_PORT=19042 sinesp-local up --data-dir /tmp/second
    """;
  }

  @Override
  public ExitCode run(Console console)
      throws UsageException, ServerFailure, IOException, InterruptedException {
    StartRequest request = request();
    Path data = request.choice().data();
    Files.createDirectories(data);
    try (DataLock lock = DataLock.of(data)) {
      return new ServerStart(request, lock, console).run();
    }
  }

  StartRequest request() throws UsageException {
    ServerChoice chosen = choice.choice();
    return UsageException.check(
        () ->
            new StartRequest(
                chosen,
                home.isBlank() ? Optional.empty() : Optional.of(Path.of(home.strip())),
                Map.of(ServerKind.KAFKA, kafkaPort, ServerKind.CASSANDRA, cassandraPort),
                Map.of(ServerKind.KAFKA, kafkaHeap, ServerKind.CASSANDRA, cassandraHeap),
                timeout));
  }
}
