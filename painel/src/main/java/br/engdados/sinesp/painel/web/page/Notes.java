package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands beside the figures: the caveats of this view, its edition and its last revision. */
final class Notes {
  /**
   * A line of the edition's list.
   *
   * @param label what it says
   * @param value what of this view
   */
  record Line(String label, String value) {}

  private final PageView view;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Formats formats;

  Notes(PageView view, Catalogue catalogue, Texts texts, Formats formats) {
    this.view = view;
    this.catalogue = catalogue;
    this.texts = texts;
    this.formats = formats;
  }

  /**
   * Gathers the caveats that the API's answers carry, and those of what the page itself makes.
   *
   * @param answers the answers that the view is made of
   * @param map the map
   * @return sentences
   */
  List<String> caveats(List<JsonNode> answers, MapPart map) {
    Set<String> caveats = new LinkedHashSet<>();
    for (JsonNode answer : answers) {
      for (JsonNode caveat : answer.path("avisos")) {
        caveats.add(words(caveat));
      }
    }
    if (view.step() == Step.TWELVE_MONTHS) {
      caveats.add(texts.get("caveats.sums"));
    }
    if (map.hasDoubtful() && view.event().byMunicipality()) {
      caveats.add(texts.get("caveats.unclear"));
    }
    if (view.rate()) {
      caveats.add(texts.get("caveats.noRate"));
    }
    return List.copyOf(caveats);
  }

  /** The API speaks Portuguese; English says the same by the caveat's code. */
  private String words(JsonNode caveat) {
    String path = "caveats.codes." + caveat.path("codigo").asText();
    return texts.has(path)
        ? texts.get(path, values(caveat.path("valores")))
        : caveat.path("texto").asText();
  }

  private Object[] values(JsonNode named) {
    List<Object> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : named.properties()) {
      values.add(each.getKey());
      values.add(written(each.getKey(), each.getValue()));
    }
    return values.toArray();
  }

  private String written(String name, JsonNode value) {
    return switch (name) {
      case "parcela" -> formats.percent(value.asDouble());
      case "sem_municipio", "valor" -> formats.number(Numbers.of(value));
      default -> value.asText();
    };
  }

  List<Line> edition(Answers answers) throws RefusedException {
    List<Line> lines = new ArrayList<>();
    lines.add(line("edition", catalogue.edition()));
    lines.add(line("extracted", formats.day(catalogue.extracted())));
    lines.add(line("last", formats.time(catalogue.last().toString())));
    String next = formats.time(Formats.monthOf(catalogue.extracted()).plusMonths(1).toString());
    lines.add(line("next", texts.get("edition.nextValue", "date", next)));
    lines.add(line("revision", revision(answers)));
    return lines;
  }

  private Line line(String key, String value) {
    return new Line(texts.get("edition." + key), value);
  }

  private String revision(Answers answers) throws RefusedException {
    String newest = "";
    String said = texts.get("edition.noRevision");
    for (JsonNode edition : answers.get("/v1/revisoes", Map.of()).path("revisoes")) {
      int year = edition.path("ano").asInt();
      String instant = edition.path("data_extracao").asText();
      boolean inView =
          "completa".equals(edition.path("situacao").asText())
              && year >= view.from().getYear()
              && year <= view.until().getYear();
      JsonNode event = inView ? eventOf(edition) : null;
      if (event != null && after(instant, newest)) {
        newest = instant;
        said =
            texts.get(
                "edition.revisionValue",
                "date",
                formats.day(Instant.parse(instant)),
                "year",
                year,
                "new",
                count(event, "novas"),
                "revised",
                count(event, "revistas"),
                "withdrawn",
                count(event, "retiradas"));
      }
    }
    return said;
  }

  private static boolean after(String instant, String newest) {
    return newest.isEmpty() || Instant.parse(instant).isAfter(Instant.parse(newest));
  }

  private JsonNode eventOf(JsonNode edition) {
    for (JsonNode event : edition.path("eventos")) {
      boolean changed =
          event.path("novas").asInt()
                  + event.path("revistas").asInt()
                  + event.path("retiradas").asInt()
              > 0;
      if (changed && view.event().id().equals(event.path("evento").asText())) {
        return event;
      }
    }
    return null;
  }

  private String count(JsonNode event, String name) {
    return formats.number(Numbers.of(event.path(name)));
  }
}
