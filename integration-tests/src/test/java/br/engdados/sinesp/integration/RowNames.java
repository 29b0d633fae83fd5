package br.engdados.sinesp.integration;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.OccurrenceIdentity;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** The natural key of a line of a yearly CSV, and the id of a row whose key no other row has. */
final class RowNames {
  private static final int UF = 0;
  private static final int MUNICIPIO = 1;
  private static final int EVENTO = 2;
  private static final int DATA_REFERENCIA = 3;
  private static final int AGENTE = 4;
  private static final int ARMA = 5;
  private static final int FAIXA_ETARIA = 6;
  private static final int ABRANGENCIA = 13;
  private static final int FORMULARIO = 14;

  private final OccurrenceIdentity identity = new OccurrenceIdentity();
  private final States states = States.load();
  private final Municipalities municipalities = Municipalities.load();
  private final KnownEvents events = KnownEvents.load();

  /** All cells that tell the row from others, separated by commas. */
  static String naturalKey(String line) {
    String[] cells = line.split(",", -1);
    return String.join(
        ",",
        cells[UF],
        cells[MUNICIPIO],
        cells[EVENTO],
        cells[DATA_REFERENCIA],
        cells[AGENTE],
        cells[ARMA],
        cells[FAIXA_ETARIA],
        cells[ABRANGENCIA]);
  }

  /** The line as another body would report it. */
  static String reportedBy(String line, String abrangencia) {
    String[] cells = line.split(",", -1);
    cells[ABRANGENCIA] = abrangencia;
    return String.join(",", cells);
  }

  /** The id that the contract gives to a row that repeats no other's natural key. */
  UUID id(String line) {
    String[] cells = line.split(",", -1);
    return identity.of(
        Dataset.VDE,
        YearMonth.from(LocalDate.parse(cells[DATA_REFERENCIA])),
        place(cells[UF], cells[MUNICIPIO]),
        events.spell(cells[EVENTO]),
        new Breakdown(
            cells[ABRANGENCIA],
            blank(cells[AGENTE]),
            blank(cells[ARMA]),
            blank(cells[FAIXA_ETARIA]),
            blank(cells[FORMULARIO])),
        0);
  }

  private Place place(String uf, String name) {
    State state = states.find(uf).orElseThrow();
    return name.equals("NÃO INFORMADO")
        ? Place.state(state)
        : Place.municipality(state, municipalities.find(uf, name).orElseThrow().codigoIbge(), name);
  }

  private static String blank(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
