package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users hand in by mistake: each has a message that says what, where and what next. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputIT {
  private final Pipeline pipeline;

  BadInputIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void aMissingFile() {
    fails(3, pipeline.folder().resolve("missing.xlsx"), "missing.xlsx");
  }

  @Test
  void aFolderWithoutData() throws IOException {
    Path empty = Files.createDirectory(pipeline.folder().resolve("empty"));
    Files.writeString(empty.resolve("notes.txt"), "nothing here");
    fails(3, empty, "empty");
  }

  @Test
  void aTruncatedWorkbook() throws IOException {
    Path whole = pipeline.folder().resolve("whole.xlsx");
    Pipeline.succeeded(pipeline.producer().run("sample", "--out", whole.toString()));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = pipeline.folder().resolve("cut.xlsx");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    fails(3, cut, "cut.xlsx", "truncated");
  }

  @Test
  void aFileWithoutTheColumnUf() throws IOException {
    Path file = pipeline.folder().resolve("no-uf.csv");
    Files.writeString(
        file,
        "municipio,evento,data_referencia,total_vitima,abrangencia\nX,Suicídio,2023-01-01,1,Estadual\n");
    fails(3, file, "no-uf.csv", "uf", "municipio");
  }

  @Test
  void aFileInAnEncodingThatIsNotUnmistakable() throws IOException {
    Path file = pipeline.folder().resolve("cp850.csv");
    String text = YearlyCsv.HEADER + "\nSP,SÃO PAULO,Suicídio,2023-01-01,,,,1,1,1,1,,,Estadual,x\n";
    Files.write(file, text.getBytes(Charset.forName("IBM850")));
    fails(3, file, "cp850.csv", "UTF-8");
  }

  @Test
  void aWebPageWithTheNameOfAWorkbook() throws IOException {
    Path file = pipeline.folder().resolve("bancovde-2023.xlsx");
    Files.writeString(file, "<!DOCTYPE html><html><body>403 Forbidden</body></html>");
    fails(3, file, "bancovde-2023.xlsx", "HTML");
  }

  @Test
  void rowsThatCannotBeAreRejectedOneByOne() throws IOException {
    Path file = pipeline.folder().resolve("rows.csv");
    YearlyCsv csv = new YearlyCsv();
    csv.victims("SP", "SÃO PAULO", "Suicídio", "2022-01-01", 7);
    csv.victims("SP", "SÃO PAULO", "Suicídio", "31/02/2022", 1);
    csv.victims("SP", "SÃO PAULO", "Suicídio", "2022-03-01", -1);
    csv.line("SP,SÃO PAULO,Suicídio,2022-04-01,,,,,,,\"1,5\",,,Estadual,Formulário 1");
    csv.victims("XX", "LUGAR NENHUM", "Suicídio", "2022-05-01", 2);
    csv.write(file);

    Finished tooMany = pipeline.producer().run("publish", "--source", file.toString());
    assertThat(tooMany.exitCode()).as(tooMany.all()).isEqualTo(2);

    Finished tolerated =
        pipeline
            .producer()
            .run(
                "publish",
                "--source",
                file.toString(),
                "--max-rejected",
                "3",
                "--fail-on-rejected");
    assertThat(tolerated.exitCode()).as(tolerated.all()).isEqualTo(1);
    List<String> rejected = rejected();
    assertThat(rejected).hasSize(4);
    assertThat(rejected.get(0)).startsWith("file,row,column,value,reason");
    assertThat(rejected.get(1)).contains("rows.csv,3,data_referencia,31/02/2022,");
    assertThat(rejected.get(2)).contains("rows.csv,4,").contains(",-1,");
    assertThat(rejected.get(3)).contains("rows.csv,5,total_vitima,").contains("1,5");

    pipeline.consume();
    assertThat(pipeline.rowsIn(OccurrenceTable.MUNICIPIO)).isEqualTo(1);
    assertThat(pipeline.rowsIn(OccurrenceTable.GERAL)).isEqualTo(1);
    assertThat(tolerated.all()).contains("XX");
  }

  @Test
  void wrongUsage() {
    for (Program program : List.of(pipeline.producer(), pipeline.consumer())) {
      Finished unknown = program.run("--no-such-option");
      assertThat(unknown.exitCode()).as(unknown.all()).isEqualTo(64);
      Finished help = program.run("--help");
      assertThat(help.exitCode()).as(help.all()).isZero();
      assertThat(help.out()).contains("--");
    }
  }

  @Test
  void serversThatCannotBeReached() throws IOException {
    Path file =
        new YearlyCsv()
            .victims("SP", "SÃO PAULO", "Suicídio", "2021-01-01", 1)
            .write(pipeline.folder().resolve("small.csv"));
    // The topics are there, whatever the other tests have deleted.
    pipeline.publish(file);
    String checkpoints = pipeline.folder().resolve("other-checkpoints").toString();
    Instant begun = Instant.now();
    Finished kafka =
        pipeline
            .producer(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"))
            .run("publish", "--source", file.toString(), "--kafka-timeout", "5");
    assertThat(kafka.exitCode()).as(kafka.all()).isEqualTo(3);
    assertThat(kafka.err()).contains("127.0.0.1:1");
    Finished cassandra =
        pipeline
            .consumer(Map.of("CASSANDRA_PORT", "1"))
            .run(
                "consume",
                "--trigger",
                "available-now",
                "--wait-timeout",
                "10s",
                "--checkpoint-dir",
                checkpoints);
    assertThat(cassandra.exitCode()).as(cassandra.all()).isEqualTo(3);
    assertThat(cassandra.err()).contains("127.0.0.1:1");
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void aTopicWithAnotherCleanupPolicy() throws Exception {
    String topic = OccurrenceTopic.of(Granularidade.ESTADO);
    deleteIfThere(topic);
    NewTopic other = new NewTopic(topic, 3, (short) 1).configs(Map.of("cleanup.policy", "delete"));
    pipeline.kafka().createTopics(List.of(other)).all().get();
    try {
      Path file =
          new YearlyCsv()
              .victims("SP", "SÃO PAULO", "Suicídio", "2020-01-01", 1)
              .write(pipeline.folder().resolve("policy.csv"));
      fails(3, file, topic, "cleanup.policy");
    } finally {
      deleteIfThere(topic);
    }
  }

  private void deleteIfThere(String topic) throws InterruptedException, ExecutionException {
    if (pipeline.kafka().listTopics().names().get().contains(topic)) {
      pipeline.kafka().deleteTopics(List.of(topic)).all().get();
    }
  }

  private void fails(int exitCode, Path source, String... told) {
    Finished finished = pipeline.producer().run("publish", "--source", source.toString());
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(exitCode);
    assertThat(finished.err()).contains(told).doesNotContain("\tat ");
  }

  private List<String> rejected() throws IOException {
    try (var files = Files.list(pipeline.folder().resolve("reports"))) {
      Path newest =
          files
              .filter(file -> file.toString().endsWith(".rejected.csv"))
              .max(Path::compareTo)
              .orElseThrow();
      return Files.readAllLines(newest);
    }
  }
}
