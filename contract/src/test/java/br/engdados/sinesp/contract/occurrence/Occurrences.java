package br.engdados.sinesp.contract.occurrence;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any occurrence that the contract allows, for the property tests. */
public final class Occurrences extends DomainContextBase {
  private static final List<State> STATES = States.load().all();
  private static final List<Municipality> MUNICIPALITIES = Municipalities.load().all();

  @Provide
  Arbitrary<Occurrence> occurrences() {
    Arbitrary<Measures> measures =
        Combinators.combine(count(), count(), count(), count(), count(), weight())
            .as(Measures::new);
    return Combinators.combine(edition(), period(), place(), text(), breakdown(), measures)
        .as(Occurrences::occurrence);
  }

  private static Occurrence occurrence(
      Edition edition,
      YearMonth period,
      Place place,
      String tipoCrime,
      Breakdown breakdown,
      Measures measures) {
    Set<OptionalField> has = edition.dataset().optionalFields();
    boolean full = has.size() == OptionalField.values().length;
    Measures applicable =
        full
            ? measures
            : new Measures(
                null,
                null,
                null,
                has.contains(OptionalField.VITIMAS) ? measures.vitimas() : null,
                has.contains(OptionalField.OCORRENCIAS) ? measures.ocorrencias() : null,
                null);
    Breakdown labels = full ? breakdown : Breakdown.NONE;
    return new Occurrence(
        new OccurrenceIdentity().of(edition.dataset(), period, place, tipoCrime, labels, 0),
        edition,
        period,
        place,
        tipoCrime,
        labels,
        applicable);
  }

  private static Arbitrary<Edition> edition() {
    return Combinators.combine(
            Arbitraries.of(Dataset.class),
            text(),
            Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli))
        .as(Edition::new);
  }

  private static Arbitrary<YearMonth> period() {
    return Combinators.combine(
            Arbitraries.integers().between(1900, 9999), Arbitraries.integers().between(1, 12))
        .as(YearMonth::of);
  }

  private static Arbitrary<Place> place() {
    return Arbitraries.oneOf(
        Arbitraries.of(STATES).map(Place::state),
        Arbitraries.of(MUNICIPALITIES).map(Occurrences::place),
        Combinators.combine(Arbitraries.of(STATES), text())
            .as((state, name) -> Place.municipality(state, 0, name)),
        text().injectNull(0.5).map(uf -> Place.unknown(uf, null)));
  }

  private static Place place(Municipality municipality) {
    State state =
        STATES.stream().filter(s -> s.uf().equals(municipality.uf())).findFirst().orElseThrow();
    return Place.municipality(state, municipality.codigoIbge(), municipality.nome());
  }

  private static Arbitrary<Breakdown> breakdown() {
    Arbitrary<String> label = text().injectNull(0.5);
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.just(""), text()), label, label, label, label)
        .as(Breakdown::new);
  }

  private static Arbitrary<Integer> count() {
    return Arbitraries.integers().greaterOrEqual(0).injectNull(0.3);
  }

  private static Arbitrary<BigDecimal> weight() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("99999999.999"))
        .ofScale(3)
        .injectNull(0.3);
  }

  /** Not blank; with quotes, backslashes, control characters and letters beyond the BMP in it. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars('a', 'Z', ' ', '"', '\\', '\n', '\u0001', 'ç', 'Ã', '€')
        .ofMinLength(1)
        .ofMaxLength(30)
        .filter(text -> !text.isBlank())
        .map(text -> text + (text.length() % 3 == 0 ? "\uD83D\uDE00" : ""));
  }
}
