package br.engdados.sinesp.producer.backup;

import br.engdados.sinesp.producer.backup.BackedUpTopic.PartitionFile;
import br.engdados.sinesp.producer.source.InputException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup consists of: the file {@code backup.json}, which is written last. Without it a
 * backup is not whole.
 *
 * @param taken when it was begun, ISO 8601
 * @param topics the topics, with the files of their partitions
 * @param state the producer's manifests, by file name, each with its SHA-256
 */
public record BackupIndex(String taken, List<BackedUpTopic> topics, Map<String, String> state) {
  static final String FILE = "backup.json";
  private static final int VERSION = 1;
  private static final int LARGEST = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  public BackupIndex {
    topics = List.copyOf(topics);
    state = Map.copyOf(state);
  }

  static BackupIndex read(Path folder) throws IOException {
    Path path = folder.resolve(FILE);
    try {
      if (Files.size(path) > LARGEST) {
        throw damaged(path, "it is larger than any backup's", null);
      }
      JsonNode node = JSON.readTree(Files.readAllBytes(path));
      if (node.path("version").asInt() != VERSION) {
        throw damaged(path, "its version is " + node.path("version") + ", not " + VERSION, null);
      }
      List<BackedUpTopic> topics = new ArrayList<>();
      node.path("topics").forEach(topic -> topics.add(topic(topic)));
      return new BackupIndex(node.path("taken").asText(), topics, texts(node.path("state")));
    } catch (NoSuchFileException e) {
      throw new InputException(
          folder
              + ": not a whole backup: there is no "
              + FILE
              + ", which a backup writes last. Take another.",
          e);
    } catch (JsonProcessingException e) {
      throw damaged(path, e.getOriginalMessage(), e);
    }
  }

  void write(Path folder) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("version", VERSION);
    node.put("taken", taken);
    for (BackedUpTopic topic : topics) {
      ObjectNode written = node.withArray("topics").addObject();
      written.put("name", topic.name());
      written.put("id", topic.id());
      ObjectNode settings = written.putObject("settings");
      new TreeMap<>(topic.settings()).forEach(settings::put);
      for (PartitionFile file : topic.files()) {
        written
            .withArray("files")
            .addObject()
            .put("name", file.name())
            .put("records", file.records())
            .put("sha256", file.sha256());
      }
    }
    ObjectNode files = node.putObject("state");
    new TreeMap<>(state).forEach(files::put);
    Path temporary = folder.resolve(FILE + ".tmp");
    Files.write(temporary, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    Files.move(temporary, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static BackedUpTopic topic(JsonNode node) {
    List<PartitionFile> files = new ArrayList<>();
    node.path("files")
        .forEach(
            file ->
                files.add(
                    new PartitionFile(
                        file.path("name").asText(),
                        file.path("records").asLong(),
                        file.path("sha256").asText())));
    return new BackedUpTopic(
        node.path("name").asText(), node.path("id").asText(), texts(node.path("settings")), files);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static InputException damaged(Path path, String how, Throwable cause) {
    return new InputException(path + ": the backup is damaged: " + how + ".", cause);
  }
}
