package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a panel answers to the same questions while editions are published: of each edition that an
 * answer names, the first answer. An answer that mixes two editions either names one that was never
 * whole, or differs from another answer that names the same one.
 */
final class PanelAnswers {
  private final List<String> paths;
  private final Map<String, JsonNode> firsts = new HashMap<>();
  private final Set<String> editions = new HashSet<>();
  private int asked;

  PanelAnswers(List<String> paths) {
    this.paths = List.copyOf(paths);
  }

  /** Asks each question once. */
  void ask(PanelProcess panel) {
    for (String path : paths) {
      JsonNode answer = panel.ok(path);
      String edition = answer.get("edicao").asText();
      JsonNode first = firsts.putIfAbsent(edition + " " + path, answer);
      if (first != null) {
        assertThat(answer).as("%s in edition %s", path, edition).isEqualTo(first);
      }
      editions.add(edition);
      asked++;
    }
  }

  /** Expects that only editions were named whose figures were held against the file's. */
  void assertOnly(Set<String> whole) {
    assertThat(whole).containsAll(editions);
    System.out.printf("%d answers of the editions %s, no mixture%n", asked, editions);
  }

  int asked() {
    return asked;
  }
}
