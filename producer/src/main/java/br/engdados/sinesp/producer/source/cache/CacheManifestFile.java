package br.engdados.sinesp.producer.source.cache;

import br.engdados.sinesp.producer.output.WholeFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manifest on disk: JSON, replaced atomically. */
final class CacheManifestFile {
  private static final Logger LOG = LoggerFactory.getLogger(CacheManifestFile.class);
  private static final int VERSION = 1;
  private static final long LARGEST_BYTES = 16L << 20;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  CacheManifestFile(Path file) {
    this.file = file;
  }

  /**
   * Reads it; one that is absent counts as empty, and so does one that cannot be understood: the
   * files are then fetched again.
   */
  CacheManifest read() throws IOException {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new IllegalArgumentException("larger than " + LARGEST_BYTES + " bytes");
      }
      return parsed(JSON.readTree(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return CacheManifest.EMPTY;
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
      LOG.warn(
          "event=cache-manifest-unreadable file={} consequence=\"fetched again\" reason=\"{}\"",
          file,
          e.getMessage());
      return CacheManifest.EMPTY;
    }
  }

  /** Replaces it; after a crash either the old one or the new one is there. */
  void write(CacheManifest manifest, Path temporaryDirectory) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    for (CachedFile cached : manifest.files()) {
      root.withArray("files")
          .addObject()
          .put("url", cached.url().toString())
          .put("name", cached.name())
          .put("sha256", cached.sha256())
          .put("size", cached.size())
          .put("modified", cached.modified().toString())
          .put("fetched", cached.fetched().toString())
          .put("etag", cached.etag())
          .put("last_modified", cached.lastModified());
    }
    for (LastCheck check : manifest.checks()) {
      root.withArray("checks")
          .addObject()
          .put("url", check.url().toString())
          .put("name", check.name())
          .put("state", check.state().name())
          .put("reason", check.reason())
          .put("at", check.at().toString());
    }
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    Path temporary = Files.createTempFile(temporaryDirectory, "manifest-", ".json");
    try {
      Files.write(temporary, bytes);
      DurableFiles.moveDurably(temporary, file);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw WholeFile.unwritable(file, e);
    }
  }

  private static CacheManifest parsed(JsonNode root) {
    if (root.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("its version is not " + VERSION);
    }
    List<CachedFile> files = new ArrayList<>();
    for (JsonNode node : root.path("files")) {
      files.add(
          new CachedFile(
              URI.create(text(node, "url")),
              name(node),
              sha256(node),
              node.path("size").longValue(),
              Instant.parse(text(node, "modified")),
              Instant.parse(text(node, "fetched")),
              text(node, "etag"),
              text(node, "last_modified")));
    }
    List<LastCheck> checks = new ArrayList<>();
    for (JsonNode node : root.path("checks")) {
      checks.add(
          new LastCheck(
              URI.create(text(node, "url")),
              name(node),
              FileState.valueOf(text(node, "state")),
              text(node, "reason"),
              Instant.parse(text(node, "at"))));
    }
    return new CacheManifest(files, checks);
  }

  /** A manifest that somebody altered must not lead out of the cache's folder. */
  private static String name(JsonNode node) {
    return FileNames.requireSafe(text(node, "name"));
  }

  private static String sha256(JsonNode node) {
    String sha256 = text(node, "sha256");
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("\"sha256\" is not one");
    }
    return sha256;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("\"" + field + "\" is not there");
    }
    return value.textValue();
  }
}
