package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.painel.changelog.RowChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Changes of few rows, so that editions meet: each row always has its one key. */
final class RandomChanges {
  private static final State DF = States.load().find("DF").orElseThrow();
  private static final State RR = States.load().find("RR").orElseThrow();
  private static final List<Place> PLACES =
      List.of(
          Place.municipality(DF, 5300108, "BRASÍLIA"),
          Place.municipality(RR, 1400100, "BOA VISTA"),
          Place.municipality(RR, 0, "SEM NOME"),
          Place.municipality(RR, 1499999, "NOVA"),
          Place.state(RR),
          Place.state(DF));
  static final List<String> EVENTS = List.of("Homicídio doloso", "Arma de Fogo Apreendida");

  private RandomChanges() {}

  /** 150 changes of 40 rows. */
  static List<RowChange> of(Random random) {
    List<RowChange> changes = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      int row = random.nextInt(40);
      Random ofRow = new Random(row);
      Place place = PLACES.get(ofRow.nextInt(PLACES.size()));
      YearMonth month = YearMonth.of(2022 + ofRow.nextInt(2), 1 + ofRow.nextInt(3));
      String event = EVENTS.get(ofRow.nextInt(2));
      String body = ofRow.nextInt(4) == 0 ? "Polícia Federal" : "Estadual";
      UUID id = new UUID(ofRow.nextLong(), ofRow.nextLong());
      // An instant of its own for each edition of a row, as the producer gives them.
      long timestamp = Changes.FIRST + random.nextInt(1_000_000);
      Random ofEdition = new Random(row * 1_000_003L + timestamp);
      Edition edition = new Edition(Dataset.VDE, "teste", Instant.ofEpochMilli(timestamp));
      String weapon = ofEdition.nextInt(3) == 0 ? "Pistola" : null;
      Occurrence occurrence =
          new Occurrence(
              id,
              edition,
              month,
              place,
              event,
              new Breakdown(body, null, weapon, null, null),
              measures(ofEdition));
      changes.add(
          ofEdition.nextInt(5) == 0
              ? new RowChange.Withdrawal(occurrence.key(), timestamp)
              : new RowChange.Put(occurrence, timestamp));
    }
    return changes;
  }

  private static Measures measures(Random random) {
    return new Measures(
        number(random),
        number(random),
        null,
        number(random),
        random.nextInt(10) == 0 ? (Integer) 1_000_000 : number(random),
        random.nextInt(4) == 0 ? new BigDecimal("0.1") : null);
  }

  private static Integer number(Random random) {
    return random.nextInt(3) == 0 ? null : (Integer) random.nextInt(50);
  }
}
