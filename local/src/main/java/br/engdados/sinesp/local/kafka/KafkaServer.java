package br.engdados.sinesp.local.kafka;

import br.engdados.sinesp.local.server.JavaProgram;
import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.ServerFailure;
import br.engdados.sinesp.local.server.ServerFiles;
import br.engdados.sinesp.local.server.ServerLibraries;
import br.engdados.sinesp.local.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.Uuid;

/** A KRaft broker and its controller in one process. */
public final class KafkaServer implements LocalServer {
  /** Its name for people. */
  public static final String NAME = "Kafka";

  private static final Duration LAYOUT_LIMIT = Duration.ofSeconds(60);

  private final KafkaSettings settings;
  private final ServerLibraries libraries;

  /**
   * Writes nothing and starts nothing yet.
   *
   * @param settings the choices
   * @param libraries the broker's jars
   */
  public KafkaServer(KafkaSettings settings, ServerLibraries libraries) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.libraries = Objects.requireNonNull(libraries, "libraries");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ServerSettings settings() {
    return settings.server();
  }

  @Override
  public void prepare() throws IOException, ServerFailure, InterruptedException {
    ServerFiles.writeProperties(properties(), BrokerProperties.broker(settings));
    ServerFiles.copyResource(KafkaServer.class, "log4j2.xml", logging());
    if (Files.notExists(settings().directory().data().resolve("meta.properties"))) {
      layOutStorage();
    }
  }

  /** The user's password must not show in the process list, so the arguments go through a file. */
  private void layOutStorage() throws IOException, ServerFailure, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx256m");
    arguments.addAll(logFlags());
    arguments.addAll(List.of("-cp", libraries.classPath(), "kafka.tools.StorageTool", "format"));
    arguments.addAll(List.of("--config", properties().toString()));
    arguments.addAll(List.of("--cluster-id", Uuid.randomUuid().toString()));
    settings
        .security()
        .ifPresent(
            security ->
                arguments.addAll(
                    List.of(
                        "--add-scram",
                        "SCRAM-SHA-512=[name=%s,password=%s]"
                            .formatted(security.user(), security.password().value()))));
    Path file = settings().directory().configuration().resolve("storage-tool.arguments");
    ServerFiles.writeJavaArguments(file, arguments);
    try {
      ServerFiles.run(
          NAME + "'s storage tool",
          List.of(JavaProgram.java(), "@" + file),
          settings().directory().console(),
          LAYOUT_LIMIT);
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.java());
    command.addAll(settings().heap().flags());
    // The flags of Kafka's own start script.
    command.addAll(
        List.of(
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true"));
    command.addAll(logFlags());
    command.addAll(List.of("-cp", libraries.classPath(), "kafka.Kafka", properties().toString()));
    return List.copyOf(command);
  }

  @Override
  public boolean answers(Duration limit) throws InterruptedException {
    return KafkaProbe.answers(BrokerProperties.client(settings), settings().client(), limit);
  }

  private List<String> logFlags() {
    return List.of(
        "-Dlog4j2.configurationFile=" + logging(),
        "-Dsinesp.local.log=" + settings().directory().log());
  }

  private Path properties() {
    return settings().directory().configuration().resolve("server.properties");
  }

  private Path logging() {
    return settings().directory().configuration().resolve("log4j2.xml");
  }
}
