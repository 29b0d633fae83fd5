package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An event of the data.
 *
 * @param id its name without accents, lower case, hyphens
 * @param name its name as published
 * @param byMunicipality whether it is published by municipality, not by state only
 * @param measure the column that it mainly counts
 * @param measures all columns that it has figures in
 * @param bodies the reporting bodies
 */
record Event(
    String id,
    String name,
    boolean byMunicipality,
    String measure,
    List<String> measures,
    List<String> bodies) {
  static Event of(JsonNode node) {
    return new Event(
        node.path("id").asText(),
        node.path("nome").asText(),
        "municipio".equals(node.path("nivel").asText()),
        node.path("medida").asText(),
        strings(node.path("medidas")),
        strings(node.path("abrangencias")));
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(each -> strings.add(each.asText()));
    return List.copyOf(strings);
  }
}
