package br.engdados.sinesp.painel.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses of a view.
 *
 * @param canonical the page itself, whole
 * @param portuguese the page in Portuguese, whole
 * @param english the page in English, whole
 * @param otherLanguage the page in the other language, without the host
 * @param allStates the view of the 27 states, null where it is the view at hand
 * @param action where the form leads
 * @param home the page's first view
 * @param json the API's answer
 * @param csv the same as CSV
 * @param xlsx the same as a workbook
 * @param baseUrl scheme, host and port
 */
record PageUrls(
    String canonical,
    String portuguese,
    String english,
    String otherLanguage,
    String allStates,
    String action,
    String home,
    String json,
    String csv,
    String xlsx,
    String baseUrl) {
  static PageUrls of(PageView view, Catalogue catalogue, String baseUrl, String path) {
    List<String> ids =
        view.allStates() ? catalogue.states().stream().map(Place::id).toList() : view.placeIds();
    String query = QueryString.of(view.seriesQuery(view.from(), view.until(), ids));
    boolean english = view.language() == Language.ENGLISH;
    return new PageUrls(
        baseUrl + "/?" + view.query(),
        baseUrl + "/?" + view.withLanguage(Language.PORTUGUESE).query(),
        baseUrl + "/?" + view.withLanguage(Language.ENGLISH).query(),
        path + "?" + view.withLanguage(view.language().other()).query(),
        view.allStates() ? null : path + "?" + view.withAllStates().query(),
        path,
        english ? "/?lang=en" : "/",
        "/v1/series?" + query,
        "/v1/series.csv?" + query,
        "/v1/series.xlsx?" + query,
        baseUrl);
  }

  /** The addresses by the names that the template has for them. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("canonicalUrl", canonical);
    map.put("portugueseUrl", portuguese);
    map.put("englishUrl", english);
    map.put("otherLanguageUrl", otherLanguage);
    map.put("allStatesUrl", allStates);
    map.put("action", action);
    map.put("homeUrl", home);
    map.put("jsonUrl", json);
    map.put("apiUrl", baseUrl + json);
    map.put("csvUrl", csv);
    map.put("xlsxUrl", xlsx);
    map.put("openApiUrl", "/openapi.yaml");
    map.put("exportsUrl", "/v1/exportacoes");
    return map;
  }
}
