package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answers of one page, which must all be of one edition. Not for several threads at once. */
final class OneEdition implements Answers {
  private final Answers answers;
  private final Set<String> editions = new HashSet<>();

  OneEdition(Answers answers) {
    this.answers = answers;
  }

  @Override
  public JsonNode get(String path, Map<String, List<String>> parameters) throws RefusedException {
    JsonNode answer = answers.get(path, parameters);
    if (answer.hasNonNull("edicao")) {
      editions.add(answer.get("edicao").asText());
    }
    return answer;
  }

  /** Whether no new edition came between the answers so far. */
  boolean isOne() {
    return editions.size() <= 1;
  }
}
