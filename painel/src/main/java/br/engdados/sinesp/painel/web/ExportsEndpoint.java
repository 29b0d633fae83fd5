package br.engdados.sinesp.painel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /v1/exportacoes}: the folder that {@code consumer export} writes. Only what a manifest
 * names is listed and handed out: the manifest is written last, so that a half-written export shows
 * nothing.
 */
final class ExportsEndpoint {
  static final String MANIFEST = "manifest.json";
  private static final String PATH = "/v1/exportacoes/";
  private static final int DEPTH = 2;

  private final Optional<Path> folder;

  ExportsEndpoint(Optional<Path> folder) {
    this.folder = folder.map(path -> path.toAbsolutePath().normalize());
  }

  /** A file of an export. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record File(String arquivo, String url, long bytes, String sha256, Long linhas) {}

  /** An export. */
  record Export(String nome, String criada, List<File> arquivos) {}

  void list(Context context) throws Problem {
    new Parameters(context.queryParamMap()).check();
    List<Export> exports = exports();
    byte[] body = Json.bytes(Map.of("exportacoes", exports));
    context.header("Cache-Control", "no-cache").contentType(Form.JSON.contentType()).result(body);
  }

  private List<Export> exports() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> found =
        Files.find(folder.get(), DEPTH, (path, attributes) -> path.endsWith(MANIFEST))) {
      List<Export> exports = new ArrayList<>();
      for (Path manifest : found.toList()) {
        try {
          exports.add(export(manifest));
        } catch (NoSuchFileException removed) {
          // An old export that `consumer export --keep` has removed since it was found.
        }
      }
      exports.sort(Comparator.comparing(Export::criada).reversed());
      return exports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Export export(Path manifest) throws IOException {
    JsonNode json = Json.read(Files.readAllBytes(manifest));
    Path base = manifest.getParent();
    List<File> files = new ArrayList<>();
    for (JsonNode file : json.path("files")) {
      Path path = base.resolve(file.path("path").asText()).normalize();
      if (path.startsWith(base) && Files.isRegularFile(path)) {
        String name = folder.get().relativize(path).toString();
        files.add(
            new File(
                name,
                PATH + name,
                Files.size(path),
                file.hasNonNull("sha256") ? file.get("sha256").asText() : null,
                file.hasNonNull("rows") ? (Long) file.get("rows").asLong() : null));
      }
    }
    files.add(
        new File(
            folder.get().relativize(manifest).toString(),
            PATH + folder.get().relativize(manifest),
            Files.size(manifest),
            null,
            null));
    String name = folder.get().relativize(base).toString();
    return new Export(name, json.path("created").asText(""), files);
  }

  void file(Context context) throws Problem, IOException {
    new Parameters(context.queryParamMap()).check();
    String wanted = context.pathParam("arquivo");
    Optional<File> listed =
        exports().stream()
            .flatMap(export -> export.arquivos().stream())
            .filter(file -> file.arquivo().equals(wanted))
            .findFirst();
    if (listed.isEmpty()) {
      throw new Problem(
          Problem.Kind.NAO_ENCONTRADO, "nenhuma exportação completa tem esse arquivo");
    }
    Path path = folder.orElseThrow().resolve(wanted);
    FileReply.send(context, path, listed.get().sha256(), contentType(wanted));
  }

  private static String contentType(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".json")) {
      return "application/json";
    }
    if (lower.endsWith(".gz")) {
      return "application/gzip";
    }
    if (lower.endsWith(".md") || lower.endsWith(".txt")) {
      return "text/plain; charset=utf-8";
    }
    return lower.endsWith(".parquet")
        ? "application/vnd.apache.parquet"
        : "application/octet-stream";
  }
}
