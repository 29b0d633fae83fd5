package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is remembered of a server between two commands: its process, while there is one, and its
 * ports, for good.
 *
 * @param process the process that was started last; empty once it was stopped
 * @param ports by their names, such as {@code client} or {@code controller}
 */
public record ServerState(Optional<ProcessIdentity> process, Map<String, Port> ports) {
  private static final String PID = "pid";
  private static final String STARTED = "started";
  private static final String PORT = "port.";

  /** Takes a copy of the ports. */
  public ServerState {
    Objects.requireNonNull(process, "process");
    ports = Map.copyOf(ports);
  }

  /** {@return the same ports, no process} */
  public ServerState stopped() {
    return new ServerState(Optional.empty(), ports);
  }

  /**
   * {@return what it says; nothing where there is no such file}
   *
   * @param file as {@link #write} left it
   * @throws IOException where it cannot be read or is not such a file
   */
  public static ServerState read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return from(properties);
    } catch (NoSuchFileException absent) {
      return new ServerState(Optional.empty(), Map.of());
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          "the state file "
              + file
              + " is damaged: "
              + damaged.getMessage()
              + "; end the server by hand if it runs, then delete the file",
          damaged);
    }
  }

  private static ServerState from(Properties properties) {
    Map<String, Port> ports = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PORT)) {
        ports.put(
            name.substring(PORT.length()),
            new Port(Integer.parseInt(properties.getProperty(name))));
      }
    }
    String pid = properties.getProperty(PID);
    if (pid == null) {
      return new ServerState(Optional.empty(), ports);
    }
    String started = properties.getProperty(STARTED);
    if (started == null) {
      throw new IllegalArgumentException("it names a pid without its start");
    }
    return new ServerState(Optional.of(new ProcessIdentity(Long.parseLong(pid), started)), ports);
  }

  /**
   * Replaces the file in one step, so that a reader never sees half of it.
   *
   * @param file where to
   * @throws IOException where the file system refuses
   */
  public void write(Path file) throws IOException {
    Properties properties = new Properties();
    process.ifPresent(
        identity -> {
          properties.setProperty(PID, Long.toString(identity.pid()));
          properties.setProperty(STARTED, identity.started());
        });
    ports.forEach((name, port) -> properties.setProperty(PORT + name, port.toString()));
    StringWriter text = new StringWriter();
    properties.store(
        text, "Written by sinesp-local: the process it started, and the ports it chose");
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, text.toString());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
