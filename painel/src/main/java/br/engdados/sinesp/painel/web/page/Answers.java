package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The API, asked from within the process. The page has no other source of figures: what it shows is
 * what the API answers to the same query.
 */
@FunctionalInterface
public interface Answers {
  /**
   * Asks the API.
   *
   * @param path the path, such as {@code /v1/series}
   * @param parameters the query's parameters, each with its values in order
   * @return the answer's JSON
   * @throws RefusedException if the API answers with a problem
   */
  JsonNode get(String path, Map<String, List<String>> parameters) throws RefusedException;
}
