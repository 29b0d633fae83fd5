package br.engdados.sinesp.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The producer or the consumer as a user starts it: its jar in a process of its own. */
final class Program {
  private static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  /**
   * Longer than nine years take to load on a machine that does much else; what hangs ends all the
   * same.
   */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final String name;
  private final List<String> launch;
  private final Path folder;
  private final Map<String, String> environment;

  Program(String name, Path folder, Map<String, String> environment) {
    this(name, List.of(ROOT.resolve("scripts/sinesp.sh").toString(), name), folder, environment);
  }

  Program(String name, List<String> launch, Path folder, Map<String, String> environment) {
    this.name = name;
    this.launch = List.copyOf(launch);
    this.folder = folder;
    this.environment = environment;
  }

  static Path root() {
    return ROOT;
  }

  /** Runs the program to its end. */
  Finished run(String... arguments) {
    return start(arguments).await();
  }

  /** Starts the program and comes back at once. */
  Running start(String... arguments) {
    List<String> command = new ArrayList<>(launch);
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, name, ".out");
      Path err = Files.createTempFile(folder, name, ".err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program under way. The script execs Java, so that this process is the program itself. */
  record Running(Process process, Path out, Path err) {
    Finished await() {
      try {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError("still running after " + LONGEST + ":\n" + finished().all());
        }
        return finished();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /** Whether its log has a text by now. */
    boolean said(String text) {
      try {
        return Files.readString(err).contains(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends it as a power cut would. */
    Finished kill() {
      process.destroyForcibly();
      return await();
    }

    /** Asks it to end. */
    Finished terminate() {
      process.destroy();
      return await();
    }

    private Finished finished() {
      try {
        return new Finished(
            process.isAlive() ? -1 : process.exitValue(),
            Files.readString(out),
            Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
