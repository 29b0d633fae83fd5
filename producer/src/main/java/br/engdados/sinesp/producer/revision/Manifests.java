package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.output.WholeFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The manifests, a JSON file for each scope, written so that a crash leaves the old or the new. */
public final class Manifests {
  private static final String ENDING = ".manifest.json";

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;

  /**
   * Takes a folder, which need not exist yet.
   *
   * @param folder where the manifests are
   */
  public Manifests(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the manifest of a scope.
   *
   * @param scope which
   * @return the manifest, or empty if there is none or it cannot be understood
   * @throws IOException if the file cannot be read
   */
  public Optional<Manifest> of(Scope scope) throws IOException {
    Path path = path(scope.toString());
    return Files.exists(path) ? read(path) : Optional.empty();
  }

  /**
   * Reads all manifests.
   *
   * @return those that can be understood, by scope
   * @throws IOException if a file cannot be read
   */
  public List<Manifest> all() throws IOException {
    List<Manifest> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*" + ENDING)) {
        for (Path path : paths) {
          read(path).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /**
   * Finds whether a file is what was published last, all of it.
   *
   * @param sha256 the file's content
   * @param rules the version of the rules and lists
   * @param topicIds the topics' ids now
   * @return whether there is nothing to do
   * @throws IOException if a manifest cannot be read
   */
  public boolean isPublished(String sha256, String rules, Map<String, String> topicIds)
      throws IOException {
    Set<String> matching = new TreeSet<>();
    Set<String> wanted = new TreeSet<>();
    for (Manifest manifest : all()) {
      if (manifest.sha256().equals(sha256)
          && manifest.finished() != null
          && manifest.rules().equals(rules)
          && manifest.topicIds().equals(topicIds)) {
        matching.add(manifest.scope());
        wanted.addAll(manifest.scopes());
      }
    }
    return !matching.isEmpty() && matching.containsAll(wanted);
  }

  /**
   * Finds whether a file was published before and then replaced by another edition.
   *
   * @param sha256 the file's content
   * @return the manifest of the edition that replaced it, or empty
   * @throws IOException if a manifest cannot be read
   */
  public Optional<Manifest> superseding(String sha256) throws IOException {
    return all().stream()
        .filter(manifest -> replaced(manifest).contains(sha256))
        .filter(manifest -> !manifest.sha256().equals(sha256))
        .findFirst();
  }

  /**
   * The edition that an unfinished one would have replaced, the last, may still be gone back to.
   */
  private static List<String> replaced(Manifest manifest) {
    List<String> all = manifest.superseded();
    boolean open = manifest.finished() == null && !all.isEmpty();
    return open ? all.subList(0, all.size() - 1) : all;
  }

  /**
   * Writes a manifest, atomically.
   *
   * @param manifest what to write
   * @throws IOException if it cannot be written
   */
  public void write(Manifest manifest) throws IOException {
    ObjectNode node = json.createObjectNode();
    node.put("scope", manifest.scope());
    node.put("sha256", manifest.sha256());
    node.put("file", manifest.file());
    node.put("rules", manifest.rules());
    ObjectNode ids = node.putObject("topic_ids");
    new TreeMap<>(manifest.topicIds()).forEach(ids::put);
    node.put("started", manifest.started());
    node.put("finished", manifest.finished());
    ArrayNode scopes = node.putArray("scopes");
    new TreeSet<>(manifest.scopes()).forEach(scopes::add);
    ArrayNode superseded = node.putArray("superseded");
    new LinkedHashSet<>(manifest.superseded()).forEach(superseded::add);
    try {
      byte[] content = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
      WholeFile.write(path(manifest.scope()), stream -> stream.write(content));
    } catch (IOException e) {
      throw new OutputException(e.getMessage() + " Check --state-dir.", e);
    }
  }

  private Optional<Manifest> read(Path path) throws IOException {
    try {
      JsonNode node = json.readTree(Files.readAllBytes(path));
      Map<String, String> ids = new TreeMap<>();
      node.path("topic_ids")
          .fields()
          .forEachRemaining(e -> ids.put(e.getKey(), e.getValue().asText()));
      return Optional.of(
          new Manifest(
              node.path("scope").asText(),
              node.path("sha256").asText(),
              node.path("file").asText(),
              node.path("rules").asText(),
              ids,
              node.path("started").asText(null),
              node.path("finished").asText(null),
              Set.copyOf(texts(node.path("scopes"))),
              texts(node.path("superseded"))));
    } catch (JsonProcessingException e) {
      // A broken manifest is worth no more than a lost one: compare again.
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private Path path(String scope) {
    return folder.resolve(scope + ENDING);
  }
}
