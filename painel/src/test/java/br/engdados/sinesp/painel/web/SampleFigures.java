package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.Cube;
import java.time.YearMonth;
import java.util.List;

/**
 * Invented figures that have everything the page must tell apart: zeros, blanks, months without a
 * row, rows without municipality, two bodies, codes without a boundary, 33 rows in one cell.
 */
final class SampleFigures {
  static final String HOMICIDE = "Homicídio doloso";
  static final YearMonth FIRST = YearMonth.of(2022, 1);
  static final YearMonth LAST = YearMonth.of(2023, 12);

  /** São Paulo, the city. */
  static final int SAO_PAULO = 3550308;

  /** Has no row in any month. */
  static final int WITHOUT_ROW = 3500105;

  /** Has a row and reports nothing in the last month. */
  static final int BLANK = 3500204;

  /** Reports zero in the last month. */
  static final int ZERO = 3500303;

  private static final List<Integer> WHOLE_SERIES = List.of(SAO_PAULO, 3509502, 3304557, 2927408);
  private static final int REGIONS_OF_THE_DISTRITO_FEDERAL = 33;

  private final Changes changes = new Changes();

  private SampleFigures() {}

  static Cube cube() {
    return new SampleFigures().all().cube();
  }

  private Changes all() {
    for (Municipality each : Municipalities.load().all()) {
      lastMonth(each);
    }
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      month(month);
    }
    changes.municipality("SP", 0, HOMICIDE, LAST.toString(), 3);
    changes.municipality("MT", 5101837, HOMICIDE, LAST.toString(), 2);
    return changes;
  }

  private void lastMonth(Municipality each) {
    int code = each.codigoIbge();
    if (WHOLE_SERIES.contains(code) || code == WITHOUT_ROW || each.uf().equals("RR")) {
      return;
    }
    Integer victims = code % 3 == 0 ? 0 : Integer.valueOf(code / 10 % 40);
    if (code == BLANK || code % 11 == 0) {
      victims = null;
    }
    changes.municipality(
        each.uf(), code, HOMICIDE, LAST.toString(), code == ZERO ? Integer.valueOf(0) : victims);
  }

  private static Measures bySex(boolean blank, int month, int code) {
    int victims = 30 + month * (code % 7);
    return blank ? Measures.BLANK : new Measures(month, victims - month, 0, victims, null, null);
  }

  private void month(YearMonth month) {
    String text = month.toString();
    int number = month.getMonthValue();
    for (int code : WHOLE_SERIES) {
      String uf = code == 3304557 ? "RJ" : code == 2927408 ? "BA" : "SP";
      boolean blank = code == SAO_PAULO && number == 5;
      boolean noRow = code == SAO_PAULO && number == 8;
      if (!noRow) {
        changes.municipality(uf, code, HOMICIDE, text, "Estadual", bySex(blank, number, code));
      }
    }
    // Roraima: its municipalities report zero, its victims name none.
    for (Municipality each : Municipalities.load().all()) {
      if (each.uf().equals("RR")) {
        changes.municipality("RR", each.codigoIbge(), HOMICIDE, text, 0);
      }
    }
    changes.state("RR", HOMICIDE, text, 10 + number);
    for (int i = 0; i < REGIONS_OF_THE_DISTRITO_FEDERAL; i++) {
      changes.municipality("DF", 5300108, "Feminicídio", text, i == 0 ? 5 : 0);
    }
    for (String body : List.of("Estadual", "Polícia Federal")) {
      changes.municipality(
          "SP", SAO_PAULO, "Mandado de prisão cumprido", text, body, Changes.victims(100 + number));
    }
    changes.weight("SP", "Apreensão de Cocaína", text, number + ".25");
    changes.weight("RJ", "Apreensão de Cocaína", text, "0.125");
  }
}
