package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place that figures can be asked for.
 *
 * @param id {@code BR}, a region's letters, a state's, or a municipality's seven digits
 * @param name its name in Portuguese
 * @param type {@code pais}, {@code regiao}, {@code uf} or {@code municipio}
 * @param uf the state's letters, null for regions and the country
 * @param code IBGE's code, as the boundaries have it; null for regions and the country
 */
record Place(String id, String name, String type, String uf, String code) {
  static final String COUNTRY = "BR";

  static Place of(JsonNode node) {
    return new Place(
        node.path("id").asText(),
        node.path("nome").asText(),
        node.path("tipo").asText(),
        node.path("uf").asText(null),
        node.path("codigo").asText(null));
  }

  boolean isState() {
    return "uf".equals(type);
  }

  boolean isMunicipality() {
    return "municipio".equals(type);
  }

  /** Gives the name in the language of the texts; a municipality's with its state. */
  String label(Texts texts) {
    return switch (type) {
      case "pais" -> texts.get("country");
      case "regiao" -> texts.get("regions." + name);
      case "municipio" -> name + " (" + uf + ")";
      default -> name;
    };
  }
}
