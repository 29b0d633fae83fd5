package br.engdados.sinesp.painel.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Reads the API's numbers. */
final class Numbers {
  private Numbers() {}

  /**
   * Reads a number.
   *
   * @param node a JSON number, null or nothing
   * @return the number, or null
   */
  static BigDecimal of(JsonNode node) {
    return node.isNumber() ? node.decimalValue() : null;
  }

  /** Writes a number for scripts: plain digits, a point, no exponent. */
  static String plain(BigDecimal value) {
    return value == null ? null : value.stripTrailingZeros().toPlainString();
  }
}
