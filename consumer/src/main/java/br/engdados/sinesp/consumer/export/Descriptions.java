package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.contract.dictionary.DataDictionary;
import br.engdados.sinesp.contract.dictionary.DataDictionary.Language;
import br.engdados.sinesp.contract.dictionary.FileType;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.table.Column;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Descriptions of the files for programs: a Frictionless data package with its table schemas (<a
 * href="https://specs.frictionlessdata.io/">specification, version 1</a>) and the metadata of CSV
 * on the Web (<a href="https://www.w3.org/TR/tabular-metadata/">W3C</a>). Their texts are the data
 * dictionary's, Portuguese first.
 */
final class Descriptions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DataDictionary PORTUGUESE = DataDictionary.in(Language.PORTUGUESE);
  private static final DataDictionary ENGLISH = DataDictionary.in(Language.ENGLISH);
  private static final Set<String> ALWAYS =
      Set.of("id", "dataset_id", "resource_id", "granularidade", "ano", "mes", "tipo_crime");

  private Descriptions() {}

  /** Where a set's table schema lies within the export. */
  static String schemaPath(FileSet set) {
    return set.withId() ? "schema-id.json" : "schema.json";
  }

  /** The table schema of files with or without {@code id}. */
  static String schema(FileSet set) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode fields = root.putArray("fields");
    for (Column column : set.columns()) {
      ObjectNode field =
          fields
              .addObject()
              .put("name", column.name())
              .put("type", FileType.of(column).text())
              .put("description", PORTUGUESE.column(column))
              .put("description_en", ENGLISH.column(column));
      if (FileType.of(column) == FileType.INSTANT) {
        field.put("format", "%Y-%m-%dT%H:%M:%S.%fZ");
      }
      constrain(column, field);
    }
    root.putArray("missingValues").add("");
    if (set.withId()) {
      root.putArray("primaryKey").add(Columns.ID);
    }
    return text(root);
  }

  private static void constrain(Column column, ObjectNode field) {
    if (ALWAYS.contains(column.name())) {
      field.withObject("/constraints").put("required", true);
    }
    if (column.name().equals("dataset_id")) {
      ArrayNode ids = field.withObject("/constraints").putArray("enum");
      Stream.of(Dataset.values()).map(Dataset::id).forEach(ids::add);
    }
    if (column.name().equals("mes")) {
      field.withObject("/constraints").put("minimum", 1).put("maximum", 12);
    }
  }

  /** The data package: one resource a data file. */
  static String dataPackage(Instant created, List<Edition> editions, List<ExportFile> files) {
    ObjectNode root = JSON.createObjectNode();
    root.put("profile", "data-package")
        .put("name", "sinesp-ocorrencias")
        .put("title", PORTUGUESE.word("title"))
        .put("title_en", ENGLISH.word("title"))
        .put("description", String.join("\n\n", PORTUGUESE.caveats()))
        .put("description_en", String.join("\n\n", ENGLISH.caveats()))
        .put("created", created.toString())
        .put("citation", PORTUGUESE.word("citation"))
        .put("attribution", PORTUGUESE.word("attribution"));
    root.putArray("licenses")
        .addObject()
        .put("title", PORTUGUESE.word("licence"))
        .put("path", PORTUGUESE.word("source"));
    root.putArray("sources")
        .addObject()
        .put("title", PORTUGUESE.word("attribution"))
        .put("path", PORTUGUESE.word("source"));
    ArrayNode resources = root.putArray("resources");
    for (FileSet set : FileSet.values()) {
      for (Edition edition : editions) {
        String path = set.path(edition);
        files.stream()
            .filter(file -> file.path().equals(path))
            .forEach(file -> describe(resources.addObject(), set, edition, file));
      }
    }
    return text(root);
  }

  private static void describe(ObjectNode resource, FileSet set, Edition edition, ExportFile file) {
    boolean csv = set == FileSet.CSV;
    resource
        .put("name", edition.name() + "-" + set.folder())
        .put("path", file.path())
        .put("profile", "tabular-data-resource")
        .put("format", csv ? "csv" : "parquet")
        .put("mediatype", csv ? "text/csv" : "application/vnd.apache.parquet")
        .put("bytes", file.bytes())
        .put("hash", "sha256:" + file.sha256())
        .put("rows", edition.rows())
        .put("data_extracao", edition.newest().toString())
        .put("description", PORTUGUESE.dataset(Dataset.ofId(edition.dataset())))
        .put("schema", schemaPath(set));
    if (csv) {
      resource.put("encoding", "utf-8").put("compression", "gz");
    }
  }

  /** The metadata of CSV on the Web, to lie beside the CSV files. */
  static String csvOnTheWeb(List<Edition> editions) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("@context")
        .add("http://www.w3.org/ns/csvw")
        .addObject()
        .put("@language", "pt-BR");
    root.put("dc:title", PORTUGUESE.word("title"))
        .put("dc:source", PORTUGUESE.word("source"))
        .put("dc:rights", PORTUGUESE.word("licence"));
    ArrayNode columns = root.putObject("tableSchema").putArray("columns");
    for (Column column : FileSet.CSV.columns()) {
      columns
          .addObject()
          .put("name", column.name())
          .put("titles", column.name())
          .put("datatype", FileType.of(column).text())
          .put("dc:description", PORTUGUESE.column(column));
    }
    ArrayNode tables = root.putArray("tables");
    String folder = FileSet.CSV.folder() + "/";
    for (Edition edition : editions) {
      tables.addObject().put("url", FileSet.CSV.path(edition).substring(folder.length()));
    }
    return text(root);
  }

  private static String text(ObjectNode root) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }
}
