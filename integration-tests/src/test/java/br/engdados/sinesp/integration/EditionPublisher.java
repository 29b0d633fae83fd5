package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.topic.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Publishes editions and holds what the program says, and what the topics got, against a list. */
final class EditionPublisher {
  private final Pipeline pipeline;
  private final Path file;

  EditionPublisher(Pipeline pipeline, String name) {
    this.pipeline = pipeline;
    this.file = pipeline.folder().resolve(name);
  }

  /** Publishes an edition to topics that have nothing of it. */
  void publishAll(YearlyEdition edition) throws IOException {
    JsonNode report = publish(edition);
    assertThat(report.get("records").asInt()).isEqualTo(edition.rows());
  }

  /** Publishes an edition, whatever that sends; gives the report of the file. */
  JsonNode publish(YearlyEdition edition) throws IOException {
    edition.write(file);
    pipeline.publish(file);
    JsonNode report = pipeline.report().get("files").get(0);
    assertThat(report.get("rows").get("read").asInt()).isEqualTo(edition.rows());
    assertThat(report.get("rows").get("rejected").asInt()).isZero();
    return report;
  }

  /** Publishes an edition and expects these records and no other. */
  void publishExactly(YearlyEdition edition, YearlyEdition.Changes changes) throws IOException {
    try (TopicLog log = new TopicLog(pipeline.servers().kafka().address())) {
      Map<TopicPartition, Long> before = log.ends();
      JsonNode report = publish(edition);
      JsonNode rows = report.get("rows");
      assertThat(
              List.of(
                  rows.get("new").asInt(),
                  rows.get("revised").asInt(),
                  report.get("withdrawn").asInt(),
                  report.get("records").asInt(),
                  rows.get("unchanged").asInt()))
          .as("new, revised, withdrawn, records, unchanged in %s", report)
          .containsExactly(
              changes.added().size(),
              changes.revised().size(),
              changes.withdrawn().size(),
              changes.records(),
              edition.rows() - changes.added().size() - changes.revised().size());
      List<TopicLog.Sent> sent = log.since(before);
      assertThat(ids(sent, Operation.NEW)).containsExactlyInAnyOrderElementsOf(changes.added());
      assertThat(ids(sent, Operation.REVISED))
          .containsExactlyInAnyOrderElementsOf(changes.revised());
      assertThat(ids(sent, Operation.WITHDRAWN))
          .containsExactlyInAnyOrderElementsOf(changes.withdrawn());
      assertThat(sent)
          .allSatisfy(
              record ->
                  assertThat(record.value() == null)
                      .isEqualTo(record.operation() == Operation.WITHDRAWN));
      assertThat(sent.stream().map(TopicLog.Sent::timestamp).distinct()).hasSize(1);
    }
  }

  /** Publishes an edition that is published already, and tells how long that takes. */
  void publishUnchanged(Path published) throws IOException {
    try (TopicLog log = new TopicLog(pipeline.servers().kafka().address())) {
      Map<TopicPartition, Long> before = log.ends();
      final long start = System.nanoTime();
      pipeline.publish(published);
      double seconds = (System.nanoTime() - start) / 1e9;
      JsonNode report = pipeline.report();
      assertThat(report.get("files").get(0).get("status").asText()).isEqualTo("unchanged");
      assertThat(log.since(before)).isEmpty();
      System.out.printf(
          "%s unchanged: 0 records, %.2f s from the start of the process to its end, %.2f s of it"
              + " the run%n",
          published.getFileName(), seconds, report.get("seconds").asDouble());
    }
  }

  Path file() {
    return file;
  }

  private static List<UUID> ids(List<TopicLog.Sent> sent, Operation operation) {
    return sent.stream()
        .filter(record -> record.operation() == operation)
        .map(TopicLog.Sent::id)
        .toList();
  }
}
