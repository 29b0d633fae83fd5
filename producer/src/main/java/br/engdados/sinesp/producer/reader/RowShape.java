package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.contract.reference.States;
import java.util.regex.Pattern;

/** What rows without a header look like: those of a table begun before, or those of any dataset. */
final class RowShape {
  private static final Pattern DATE =
      Pattern.compile("\\d{1,4}[-/.]\\d{1,4}([-/.]\\d{1,4})?([T ].*)?|\\p{L}{3,9}[-/. ]+\\d{2,4}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,\\s]*");
  private static final int FEWEST_CELLS = 4;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  /** Day numbers of 1990 and 2100, counted from 1900. */
  private static final int FIRST_DAY = 32_874;

  private static final int LAST_DAY = 73_415;

  private final States states = States.load();

  /** Whether a row could stand under a header: text, dates and numbers where they belong. */
  boolean fits(SheetRows row, Layout layout) {
    int values = 0;
    for (var entry : layout.columns().entrySet()) {
      Object value = row.value(entry.getValue().index());
      if (!fits(entry.getKey(), value)) {
        return false;
      }
      values += value == null ? 0 : 1;
    }
    return values >= FEWEST_CELLS;
  }

  /** Whether a row says what every dataset says: a state, a time, and two things more. */
  boolean looksLikeData(SheetRows row) {
    int values = 0;
    int others = 0;
    boolean state = false;
    boolean time = false;
    for (int i = 0; i < row.width(); i++) {
      Object value = row.value(i);
      if (value == null) {
        continue;
      }
      values++;
      if (!state && value instanceof String text && states.find(text).isPresent()) {
        state = true;
      } else if (!time && isTime(value)) {
        time = true;
      } else if (value instanceof String text && !NUMBER.matcher(text).matches()) {
        others++;
      }
    }
    return values >= FEWEST_CELLS && state && time && others > 0;
  }

  private boolean fits(Field field, Object value) {
    return switch (field) {
      case UF -> value instanceof String text && states.find(text).isPresent();
      case EVENTO, MUNICIPIO -> value instanceof String text && !isNumber(text);
      case DATA_REFERENCIA, ANO -> value != null && isTime(value);
      case MES -> value != null;
      case FEMININO, MASCULINO, NAO_INFORMADO, TOTAL_VITIMA, TOTAL, TOTAL_PESO ->
          !(value instanceof String text) || isNumber(text);
      case AGENTE, ARMA, FAIXA_ETARIA, ABRANGENCIA, FORMULARIO, CODIGO_MUNICIPIO, REGIAO -> true;
    };
  }

  private static boolean isTime(Object value) {
    if (value instanceof Number number) {
      double n = number.doubleValue();
      return (n >= FIRST_DAY && n <= LAST_DAY) || (n >= FIRST_YEAR && n <= LAST_YEAR);
    }
    String text = (String) value;
    return DATE.matcher(text).matches() || (text.length() == 4 && Digits.read(text) > 0);
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
