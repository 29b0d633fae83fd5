package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.Deadline;
import br.engdados.sinesp.producer.source.cache.FileNames;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the open-data portal which files the dataset has. The portal names the fields {@code
 * recursos}, {@code titulo}, {@code link} and {@code formato}; the names of CKAN, which it used
 * before, are understood too.
 */
final class DadosGovBrCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(DadosGovBrCatalog.class);
  private static final String PATH =
      "dados/api/publico/conjuntos-dados/sistema-nacional-de-estatisticas-de-seguranca-publica";
  private static final Set<String> READABLE = Set.of("xlsx", "csv");
  private static final int LARGEST_BYTES = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpExchange exchange;
  private final HttpUrl url;
  private final ApiToken token;

  DadosGovBrCatalog(HttpExchange exchange, HttpUrl base, ApiToken token) {
    this.exchange = exchange;
    this.url = base.newBuilder().addPathSegments(PATH).build();
    this.token = token;
  }

  /** One attempt to list the files. */
  List<RemoteFile> attempt(Deadline deadline) throws AttemptException {
    Request request =
        BrowserHeaders.request(url, url.resolve("/"))
            .header("Accept", "application/json")
            .header("Authorization", token.authorization())
            .build();
    try (Response response = exchange.open(request, deadline)) {
      if (response.code() == 404) {
        throw AttemptException.last("the portal has no such dataset any more (HTTP 404)");
      }
      ResponseStatus.requireOk(response);
      byte[] body = response.body().byteStream().readNBytes(LARGEST_BYTES + 1);
      if (body.length > LARGEST_BYTES) {
        throw AttemptException.last("its answer is larger than " + LARGEST_BYTES + " bytes");
      }
      if (PageDiagnosis.isPage(response.header("Content-Type", ""), body)) {
        throw PageDiagnosis.diagnose(body);
      }
      return listed(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      throw AttemptException.retry("its answer is not the JSON that was asked for", e);
    } catch (IOException e) {
      throw exchange.failure(e, url, deadline);
    }
  }

  private List<RemoteFile> listed(JsonNode root) throws AttemptException {
    JsonNode resources = root.path("recursos");
    if (!resources.isArray()) {
      resources = root.path("resources");
    }
    if (!resources.isArray()) {
      throw AttemptException.last("its answer has no list of resources (\"recursos\")");
    }
    List<RemoteFile> files = new ArrayList<>();
    for (JsonNode resource : resources) {
      String title = text(resource, "titulo", "title", "nome", "name");
      HttpUrl link = url.resolve(text(resource, "link", "url"));
      String format = text(resource, "formato", "format").toLowerCase(Locale.ROOT);
      if (link == null || !READABLE.contains(format)) {
        LOG.info(
            "event=resource-ignored title=\"{}\" format=\"{}\"", oneLine(title), oneLine(format));
        continue;
      }
      if (url.isHttps() && !link.isHttps()) {
        LOG.warn(
            "event=resource-refused title=\"{}\" reason=\"listed over https with a link of plain http\"",
            oneLine(title));
        continue;
      }
      files.add(new RemoteFile(name(link, title, format), link, url.resolve("/")));
    }
    return files;
  }

  private static String name(HttpUrl link, String title, String format) {
    String name = RemoteFile.nameOf(link);
    if (name.toLowerCase(Locale.ROOT).endsWith("." + format)) {
      return name;
    }
    return FileNames.safe((title.isBlank() ? name : title) + "." + format);
  }

  private static String text(JsonNode node, String... fields) {
    for (String field : fields) {
      if (node.path(field).isTextual()) {
        return node.path(field).textValue().strip();
      }
    }
    return "";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\"]+", " ");
  }
}
