package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.HeapSize;
import br.engdados.sinesp.local.server.Port;
import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** From what was typed, or else the environment, or else the default, to a {@link Request}. */
final class RequestFactory {
  private static final int LONGEST_TIMEOUT = 3600;

  private final Map<String, String> environment;

  /**
   * Reads from a copy of the environment.
   *
   * @param environment variables by name; a blank one counts as absent
   */
  RequestFactory(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * {@return what they ask for; empty where they ask for help}
   *
   * @param arguments as typed
   * @throws UsageException where they make no sense
   */
  Optional<Request> from(List<String> arguments) throws UsageException {
    Options.Up up = new Options.Up();
    Options.Status status = new Options.Status();
    Options.Down down = new Options.Down();
    Options.Top top = new Options.Top();
    JCommander parser =
        JCommander.newBuilder()
            .programName("sinesp-local")
            .addObject(top)
            .addCommand("up", up)
            .addCommand("status", status)
            .addCommand("down", down)
            .build();
    try {
      parser.parse(arguments.toArray(new String[0]));
    } catch (ParameterException wrong) {
      throw new UsageException(wrong.getMessage(), wrong);
    }
    if (top.help || up.common.help || status.common.help || down.common.help) {
      return Optional.empty();
    }
    String command = parser.getParsedCommand();
    if (command == null) {
      throw new UsageException("a command is missing: up, status or down");
    }
    return Optional.of(
        switch (command) {
          case "up" -> up(up);
          case "status" -> request(Action.STATUS, status.common, new Options.Up(), null);
          case "down" -> request(Action.DOWN, down.common, new Options.Up(), down.timeout);
          default -> throw new IllegalStateException("command " + command + " is not handled");
        });
  }

  private Request up(Options.Up up) throws UsageException {
    Request request = request(Action.UP, up.common, up, up.timeout);
    if (request.servers().size() > 1
        && Set.copyOf(request.ports().values()).size() < request.ports().size()) {
      throw new UsageException(
          "Kafka and Cassandra cannot both have port "
              + request.ports().get(ServerKind.KAFKA)
              + "; set KAFKA_PORT or CASSANDRA_PORT");
    }
    return request;
  }

  private Request request(Action action, Options.Common common, Options.Up up, String timeout)
      throws UsageException {
    Map<ServerKind, Port> ports = new EnumMap<>(ServerKind.class);
    Map<ServerKind, HeapSize> heaps = new EnumMap<>(ServerKind.class);
    for (ServerKind kind : ServerKind.values()) {
      String port = kind == ServerKind.KAFKA ? up.kafkaPort : up.cassandraPort;
      String heap = kind == ServerKind.KAFKA ? up.kafkaHeap : up.cassandraHeap;
      ports.put(kind, value(port, kind.portVariable(), kind.defaultPort(), RequestFactory::port));
      heaps.put(kind, value(heap, kind.heapVariable(), kind.defaultHeap(), HeapSize::new));
    }
    return new Request(
        action,
        value(common.only, "LOCAL_ONLY", "both", RequestFactory::servers),
        value(common.dataDirectory, "LOCAL_DATA_DIR", ".local", RequestFactory::folder),
        value(up.home, "LOCAL_HOME", "", RequestFactory::optionalFolder),
        ports,
        heaps,
        value(timeout, "LOCAL_TIMEOUT", "120", RequestFactory::seconds));
  }

  private static Set<ServerKind> servers(String only) {
    if ("both".equals(only)) {
      return EnumSet.allOf(ServerKind.class);
    }
    for (ServerKind kind : ServerKind.values()) {
      if (kind.folder().equals(only)) {
        return EnumSet.of(kind);
      }
    }
    throw new IllegalArgumentException("--only takes kafka or cassandra, not '" + only + "'");
  }

  private <T> T value(String typed, String variable, String otherwise, Function<String, T> reader)
      throws UsageException {
    String fromEnvironment = environment.getOrDefault(variable, "");
    String text =
        Objects.requireNonNullElse(typed, fromEnvironment.isBlank() ? otherwise : fromEnvironment);
    try {
      return reader.apply(text.strip());
    } catch (IllegalArgumentException wrong) {
      String source = typed == null ? " (from " + variable + ")" : "";
      throw new UsageException(wrong.getMessage() + source, wrong);
    }
  }

  private static Port port(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("port '" + text + "' is not a number");
    }
    return new Port(Integer.parseInt(text));
  }

  private static Duration seconds(String text) {
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > LONGEST_TIMEOUT) {
      throw new IllegalArgumentException(
          "timeout '" + text + "' is not a number of seconds from 1 to " + LONGEST_TIMEOUT);
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }

  private static Path folder(String text) {
    if (text.isEmpty()) {
      throw new InvalidPathException(text, "the data folder's name is blank");
    }
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static Optional<Path> optionalFolder(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
