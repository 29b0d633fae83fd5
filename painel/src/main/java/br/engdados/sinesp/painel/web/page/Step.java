package br.engdados.sinesp.painel.web.page;

import java.util.Arrays;
import java.util.Optional;

/** What a point of the lines stands for. */
enum Step {
  /** A month. */
  MONTH("mes"),
  /** A month and the eleven before it. */
  TWELVE_MONTHS("12m"),
  /** A year. */
  YEAR("ano");

  private final String id;

  Step(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** The API's step that the figures are asked for in. */
  String apiStep() {
    return this == YEAR ? YEAR.id : MONTH.id;
  }

  static Optional<Step> ofId(String id) {
    return Arrays.stream(values()).filter(step -> step.id.equals(id)).findFirst();
  }
}
