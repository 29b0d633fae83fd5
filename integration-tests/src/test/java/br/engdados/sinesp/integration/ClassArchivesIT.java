package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs start from their archives of classes, and without them just as well. */
final class ClassArchivesIT {
  @TempDir private Path folder;

  @BeforeAll
  static void writeArchives() throws IOException, InterruptedException {
    assertThat(ClassArchives.write().waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "producer, br.engdados.sinesp.producer.cli.Main",
    "consumer, br.engdados.sinesp.consumer.cli.Main",
    "painel, br.engdados.sinesp.painel.cli.Main"
  })
  void aProgramTakesItsClassesFromItsArchive(String program, String main) throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    Pipeline.succeeded(
        new Program(program, folder, Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded))
            .run("--help"));
    assertThat(Files.readAllLines(loaded))
        .filteredOn(line -> line.contains(main + " source:"))
        .singleElement()
        .asString()
        .contains("shared objects file (top)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "damaged", "of another program"})
  void anArchiveThatDoesNotFitIsPassedOverInSilence(String archive) throws IOException {
    Path root = Program.root();
    Path copy = folder.resolve("copy");
    Path target = Files.createDirectories(copy.resolve("consumer/target"));
    Path script = Files.createDirectories(copy.resolve("scripts")).resolve("sinesp.sh");
    Files.copy(root.resolve("scripts/sinesp.sh"), script);
    Files.copy(root.resolve("consumer/jvm.options"), copy.resolve("consumer/jvm.options"));
    for (String name : new String[] {"sinesp-consumer.jar", "spark"}) {
      Files.createSymbolicLink(target.resolve(name), root.resolve("consumer/target/" + name));
    }
    Path written = target.resolve("sinesp-consumer.jsa");
    switch (archive) {
      case "damaged" -> Files.writeString(written, "no archive");
      case "of another program" ->
          Files.copy(root.resolve("producer/target/sinesp-producer.jsa"), written);
      default -> assertThat(written).doesNotExist();
    }
    ProcessBuilder builder = new ProcessBuilder(script.toString(), "consumer", "--help");
    builder.redirectErrorStream(true);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).startsWith("sinesp-consumer: keeps the Cassandra tables");
  }

  @Test
  void theConsumersArchiveHoldsWhatARunLoadsWithoutServers() throws IOException {
    Path loaded = folder.resolve("loaded.txt");
    Map<String, String> environment =
        Map.of(
            "JDK_JAVA_OPTIONS",
            "-Xlog:class+load:file=" + loaded,
            "KAFKA_BOOTSTRAP_SERVERS",
            "127.0.0.1:1",
            "CONSUMER_WAIT_TIMEOUT",
            "100ms",
            "LOCAL_DATA_DIR",
            folder.toString());
    Finished finished = new Program("consumer", folder, environment).run("consume");
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(Files.readAllLines(loaded))
        .filteredOn(line -> line.contains("source: file:"))
        .hasSizeLessThan(100);
  }
}
