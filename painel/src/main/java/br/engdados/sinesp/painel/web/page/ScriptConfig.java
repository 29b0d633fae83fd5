package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the data blocks of the page: what the scripts need to know, and the view for machines. */
final class ScriptConfig {
  /** The municipality that lies east of what the maps show: 360 km out in the Atlantic. */
  private static final String FERNANDO_DE_NORONHA = "2605459";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScriptConfig() {}

  static String write(PageView view, MapPart map, Catalogue catalogue, Texts texts) {
    ObjectNode config = JSON.createObjectNode();
    config.put("lang", view.language().tag());
    config.set("texts", texts.at("script"));
    config.put("unit", Wording.unit(view, texts));
    config.put("decimals", view.rate() ? 2 : 3);
    config.put("drawnColumn", SeriesTable.drawnKind(view));
    config.put("searchUrl", "/v1/lugares");
    config.put("boundariesUrl", catalogue.boundariesUrl());
    ObjectNode parameters = config.putObject("view");
    // The scripts look for these whether the address has them or not.
    parameters.putArray("lugar");
    view.parameters()
        .forEach(
            (name, values) -> {
              if (name.equals("lugar")) {
                values.forEach(parameters.withArray("lugar")::add);
              } else {
                parameters.put(name, values.get(0));
              }
            });
    ObjectNode drawn = config.putObject("map");
    drawn.put("area", map.area());
    drawn.put("level", map.level());
    drawn.put("dataUrl", map.dataUrl());
    drawn.set("classes", map.classes());
    drawn.put("share", map.share());
    drawn.put("hasDoubtful", map.hasDoubtful());
    ObjectNode states = config.putObject("stateCodes");
    catalogue.states().forEach(state -> states.put(state.code(), state.id()));
    ObjectNode outside = config.putObject("outside");
    Place island = catalogue.places().get(FERNANDO_DE_NORONHA);
    if (island != null) {
      outside.put(island.id(), island.label(texts));
    }
    return forHtml(config);
  }

  /** The view as a schema.org Dataset. */
  static String jsonLd(
      PageView view, Summary summary, Catalogue catalogue, String url, Links links, Texts texts) {
    ObjectNode dataset = JSON.createObjectNode();
    dataset.put("@context", "https://schema.org/");
    dataset.put("@type", "Dataset");
    dataset.put("name", summary.heading() + ", " + summary.period());
    dataset.put("description", links.description());
    dataset.put("url", url);
    dataset.put("inLanguage", view.language().tag());
    dataset.put("isAccessibleForFree", true);
    dataset.put("version", catalogue.edition());
    dataset.put("dateModified", catalogue.extracted().toString());
    dataset.put("temporalCoverage", view.from() + "/" + view.until());
    dataset.put("spatialCoverage", Wording.places(view, texts));
    dataset.put("variableMeasured", Wording.unit(view, texts));
    dataset
        .putObject("creator")
        .put("@type", "GovernmentOrganization")
        .put("name", "Ministério da Justiça e Segurança Pública");
    ArrayNode files = dataset.putArray("distribution");
    for (List<String> file :
        List.of(List.of("text/csv", links.csv()), List.of("application/json", links.json()))) {
      files
          .addObject()
          .put("@type", "DataDownload")
          .put("encodingFormat", file.get(0))
          .put("contentUrl", file.get(1));
    }
    return forHtml(dataset);
  }

  /**
   * Addresses that the view is also at.
   *
   * @param description a sentence on the view
   * @param json the API's answer
   * @param csv the same as CSV
   */
  record Links(String description, String json, String csv) {}

  /** No markup may begin within a data block. */
  private static String forHtml(ObjectNode node) {
    return node.toString().replace("<", "\\u003c");
  }
}
