package br.engdados.sinesp.painel.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the parameters of an address. */
final class QueryString {
  private QueryString() {}

  /**
   * Writes parameters.
   *
   * @param parameters names and their values, in order
   * @return the query string, without a question mark
   */
  static String of(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + encode(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
