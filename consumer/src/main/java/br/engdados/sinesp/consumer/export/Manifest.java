package br.engdados.sinesp.consumer.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an export holds. Its file is written last: without it an export is not whole. The panel
 * reads {@code created} and of each file {@code path}, {@code sha256} and {@code rows}.
 *
 * @param version the form of the files; another one is written where a new program names other
 *     columns or files
 * @param created the instant that names the export
 * @param editions what it holds, by dataset and year
 * @param files its files but this one
 */
record Manifest(int version, Instant created, List<Edition> editions, List<ExportFile> files) {
  static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  Manifest {
    editions = List.copyOf(editions);
    files = List.copyOf(files);
  }

  /** Tells whether it is of these rows, and of the form that this program writes. */
  boolean holds(List<Edition> others) {
    return version == VERSION && editions.equals(others);
  }

  byte[] json() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("program", "sinesp-consumer export").put("version", version);
    root.put("created", created.toString());
    ArrayNode years = root.putArray("editions");
    for (Edition edition : editions) {
      years
          .addObject()
          .put("dataset_id", edition.dataset())
          .put("ano", edition.ano())
          .put("rows", edition.rows())
          .put("data_extracao", edition.newest().toString())
          .put("content", edition.content());
    }
    ArrayNode list = root.putArray("files");
    for (ExportFile file : files) {
      ObjectNode entry = list.addObject().put("path", file.path()).put("bytes", file.bytes());
      entry.put("sha256", file.sha256());
      file.rows().ifPresent(rows -> entry.put("rows", rows));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /**
   * Reads a manifest.
   *
   * @throws IOException if the bytes are none
   */
  static Manifest read(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    try {
      List<Edition> editions = new ArrayList<>();
      for (JsonNode each : root.required("editions")) {
        editions.add(
            new Edition(
                each.required("dataset_id").asText(),
                each.required("ano").asInt(),
                each.required("rows").asLong(),
                Instant.parse(each.required("data_extracao").asText()),
                each.required("content").asText()));
      }
      List<ExportFile> files = new ArrayList<>();
      for (JsonNode each : root.required("files")) {
        files.add(
            new ExportFile(
                each.required("path").asText(),
                each.required("bytes").asLong(),
                each.required("sha256").asText(),
                each.has("rows")
                    ? OptionalLong.of(each.get("rows").asLong())
                    : OptionalLong.empty()));
      }
      return new Manifest(
          root.required("version").asInt(),
          Instant.parse(root.required("created").asText()),
          editions,
          files);
    } catch (RuntimeException e) {
      throw new IOException("no manifest of an export: " + e.getMessage(), e);
    }
  }
}
