package br.engdados.sinesp.local.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Writes what servers read at their start, and runs the tools that come with them. */
public final class ServerFiles {
  private ServerFiles() {}

  /**
   * Writes a properties file whose bytes depend on its content only.
   *
   * @param file where to; replaced
   * @param content names and values, written in this order
   * @throws IOException where the file system refuses
   */
  public static void writeProperties(Path file, Map<String, String> content) throws IOException {
    StringBuilder text = new StringBuilder("# Written anew by sinesp-local at every start.\n");
    for (Map.Entry<String, String> entry : content.entrySet()) {
      Properties one = new Properties();
      one.setProperty(entry.getKey(), entry.getValue());
      StringWriter escaped = new StringWriter();
      one.store(escaped, null);
      // Properties.store begins with a line of the current time.
      escaped.toString().lines().skip(1).forEach(line -> text.append(line).append('\n'));
    }
    Files.writeString(file, text);
  }

  /**
   * Writes an argument file for {@code java @file}.
   *
   * @param file where to; replaced
   * @param arguments the arguments, one a line, quoted
   * @throws IOException where the file system refuses
   */
  public static void writeJavaArguments(Path file, List<String> arguments) throws IOException {
    String text =
        arguments.stream()
            .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
            .collect(Collectors.joining());
    Files.writeString(file, text);
  }

  /**
   * Copies a file out of this jar.
   *
   * @param owner the class beside whose package the resource lies
   * @param resource its name
   * @param file where to; replaced
   * @throws IOException where the file system refuses
   */
  public static void copyResource(Class<?> owner, String resource, Path file) throws IOException {
    try (InputStream content = owner.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException("this jar lacks " + resource + " of " + owner);
      }
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Runs a tool to its end.
   *
   * @param name for people
   * @param command program and arguments
   * @param output where its output goes, appended
   * @param limit how long it may take
   * @throws IOException where it cannot be started
   * @throws ServerFailure where it takes longer or ends with another code than 0
   * @throws InterruptedException while waiting; the tool is ended then
   */
  public static void run(String name, List<String> command, Path output, Duration limit)
      throws IOException, ServerFailure, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ServerFailure(name + " took longer than " + limit.toSeconds() + " s: " + output);
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new ServerFailure(
          "%s ended with code %d (%s):\n    %s"
              .formatted(
                  name,
                  process.exitValue(),
                  output,
                  String.join("\n    ", LogTail.of(output, 20))));
    }
  }
}
