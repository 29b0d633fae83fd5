package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.local.cassandra.CassandraJvmFlags;
import br.engdados.sinesp.local.server.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Zero and blank, down to the files that Cassandra writes. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BlanksIT {
  private final Pipeline pipeline;

  BlanksIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void aFirstLoadLeavesNoTombstonesAndARevisedBlankClears() throws Exception {
    Path file = pipeline.folder().resolve("bancovde-2021.csv");
    new YearlyCsv()
        .victims("SP", "SÃO PAULO", "Suicídio", "2021-01-01", 0)
        .victims("SP", "CAMPINAS", "Suicídio", "2021-01-01", null)
        .victims("SP", "SANTOS", "Suicídio", "2021-01-01", 7)
        .write(file);
    pipeline.publish(file);
    pipeline.consume();
    assertThat(victims()).containsExactlyInAnyOrder(0, null, 7);

    pipeline.servers().cassandra().stop();
    try {
      List<Path> written = sstables();
      assertThat(written).isNotEmpty();
      for (Path sstable : written) {
        // A cell tombstone is a deletion time without a value; its JSON has local_delete_time.
        assertThat(dump(sstable)).contains("\"rows\"").doesNotContain("local_delete_time");
      }
    } finally {
      pipeline.servers().cassandra().start();
      pipeline.reconnect();
    }

    new YearlyCsv()
        .victims("SP", "SÃO PAULO", "Suicídio", "2021-01-01", 0)
        .victims("SP", "CAMPINAS", "Suicídio", "2021-01-01", 3)
        .victims("SP", "SANTOS", "Suicídio", "2021-01-01", null)
        .write(file);
    pipeline.publish(file);
    pipeline.consume();
    assertThat(victims()).containsExactlyInAnyOrder(0, 3, null);
    pipeline.verifyClean();
  }

  private List<Object> victims() {
    List<Object> victims = new ArrayList<>();
    pipeline
        .table(OccurrenceTable.MUNICIPIO)
        .values()
        .forEach(row -> victims.add(row.get("vitimas")));
    return victims;
  }

  /** The data files of the table as it is now; dropped tables have folders of other ids. */
  private List<Path> sstables() throws IOException {
    Path folder = pipeline.servers().cassandra().directory().data();
    try (Stream<Path> files = Files.walk(folder)) {
      Path newest =
          files
              .filter(
                  path ->
                      path.getFileName()
                          .toString()
                          .startsWith(OccurrenceTable.MUNICIPIO.name() + "-"))
              .max((one, other) -> Long.compare(modified(one), modified(other)))
              .orElseThrow();
      try (Stream<Path> data = Files.list(newest)) {
        return data.filter(path -> path.toString().endsWith("-Data.db")).toList();
      }
    }
  }

  private static long modified(Path path) {
    return path.toFile().lastModified();
  }

  private String dump(Path sstable) throws IOException, InterruptedException {
    Path libraries = Program.root().resolve("local/cassandra/target/lib");
    List<String> command = new ArrayList<>(List.of(JavaProgram.java()));
    command.addAll(CassandraJvmFlags.all());
    Path configuration =
        pipeline.servers().cassandra().directory().configuration().resolve("cassandra.yaml");
    command.addAll(List.of("-Dcassandra.config=" + configuration.toUri(), "-cp", libraries + "/*"));
    command.addAll(List.of("org.apache.cassandra.tools.SSTableExport", sstable.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
