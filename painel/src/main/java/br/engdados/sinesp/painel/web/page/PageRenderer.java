package br.engdados.sinesp.painel.web.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the page of a view: title, sentence, table and caveats from the API's answers, so that the
 * page says something without script, and says what the API says.
 */
final class PageRenderer {
  private static final int BAD_REQUEST = 400;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int ATTEMPTS = 5;

  private final Answers answers;
  private final Assets assets;
  private final Template template;
  private final Template waiting;
  private final Map<Language, Texts> texts = new EnumMap<>(Language.class);
  private volatile Map<String, Place> places = Map.of();

  /**
   * Makes the renderer.
   *
   * @param answers where the figures come from
   * @param assets the page's files
   */
  PageRenderer(Answers answers, Assets assets) {
    this.answers = answers;
    this.assets = assets;
    this.template = compile("pagina.html");
    this.waiting = compile("espera.html");
    for (Language language : Language.values()) {
      texts.put(language, Texts.load(language));
    }
  }

  private static Template compile(String name) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .nullValue("")
        // Attributes are all within quotes: the equals signs of addresses may stand.
        .withEscaper(
            Escapers.simple(
                new String[] {"&", "&amp;"},
                new String[] {"\"", "&quot;"},
                new String[] {"'", "&#39;"},
                new String[] {"<", "&lt;"},
                new String[] {">", "&gt;"}))
        .compile(new String(Assets.read(name), StandardCharsets.UTF_8));
  }

  /** Writes the page that says why there are no figures. */
  Page.Rendered refused(Map<String, List<String>> parameters, RefusedException refused) {
    Language language =
        Language.ofParameter(
            parameters.getOrDefault("lang", List.of()).stream().findFirst().orElse(null));
    Map<String, Object> model =
        Map.of(
            "t", texts.get(language).asMap(),
            "lang", language.tag(),
            "assets", assets.path(),
            "detail", refused.getMessage());
    return new Page.Rendered(refused.status(), waiting.execute(model));
  }

  /**
   * Writes the page.
   *
   * @param parameters the address's parameters, each with its values in order
   * @param baseUrl scheme, host and port, without a slash at the end
   * @param path the page's path: {@code /} or {@code /embutir}
   * @return the page; with status 400, and what is wrong, where the address says something wrong
   * @throws RefusedException if the API refuses the view, or has no figures yet
   */
  Page.Rendered render(Map<String, List<String>> parameters, String baseUrl, String path)
      throws RefusedException {
    if (places.isEmpty()) {
      places = Catalogue.readPlaces(answers);
    }
    for (int i = 1; ; i++) {
      OneEdition once = new OneEdition(answers);
      Page.Rendered rendered = render(once, parameters, baseUrl, path);
      if (once.isOne()) {
        return rendered;
      }
      if (i == ATTEMPTS) {
        throw new RefusedException(UNAVAILABLE, "editions follow each other too fast", null);
      }
    }
  }

  private Page.Rendered render(
      Answers answers, Map<String, List<String>> parameters, String baseUrl, String path)
      throws RefusedException {
    Catalogue catalogue = Catalogue.read(answers, places);
    ViewRequest request = new ViewRequest(parameters, catalogue);
    PageView view = request.view();
    Map<String, Object> model =
        new PageModel(answers, view, catalogue, baseUrl, path, texts.get(view.language())).make();
    model.put("assets", assets.path());
    model.put("modules", Assets.MODULES);
    model.put("noticeUrl", assets.path() + "/vendor/NOTICE");
    problem(request, view, catalogue, path).ifPresent(problem -> model.put("problem", problem));
    int status = request.problems().isEmpty() ? OK : BAD_REQUEST;
    return new Page.Rendered(status, template.execute(model));
  }

  private Optional<Map<String, Object>> problem(
      ViewRequest request, PageView view, Catalogue catalogue, String path) {
    if (request.problems().isEmpty()) {
      return Optional.empty();
    }
    Texts words = texts.get(view.language());
    Formats formats = new Formats(view.language());
    List<String> details = new ArrayList<>();
    List<Controls.Link> nearest = new ArrayList<>();
    for (ViewRequest.Problem problem : request.problems()) {
      details.add(
          words.get("problem.unknown", "value", problem.value(), "name", problem.parameter()));
      if (problem.parameter().equals("de") || problem.parameter().equals("ate")) {
        details.add(
            words.get(
                "problem.period",
                "first",
                formats.time(catalogue.first().toString()),
                "last",
                formats.time(catalogue.last().toString())));
      }
      for (Place place : problem.nearest()) {
        nearest.add(
            new Controls.Link(path + "?" + view.opening(place).query(), place.label(words), false));
      }
    }
    return Optional.of(
        Map.of(
            "title",
            words.get("problem.title"),
            "detail",
            String.join(" ", details),
            "hasNearest",
            !nearest.isEmpty(),
            "nearest",
            nearest));
  }
}
