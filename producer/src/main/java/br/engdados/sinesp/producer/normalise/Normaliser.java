package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceIdentity;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Turns the rows of one edition, in their order, into occurrences or reasons for rejection. Equal
 * places, months, events and labels are the same instances, which identity and encoder build on.
 * Not for several threads at once.
 */
public final class Normaliser {
  /** Part of the manifest: a change of the rules changes it, and editions are compared again. */
  public static final int VERSION = 1;

  /** The event of the older municipal dataset, which has no event column; see docs/decisions. */
  static final String MUNICIPAL_EVENT = "Homicídio doloso";

  private static final int MOST_REMEMBERED = 10_000;

  private final Instant dataExtracao;
  private final KnownEvents events;
  private final Places places;
  private final Months months = new Months();
  private final OccurrenceIdentity identity = new OccurrenceIdentity();
  private final Ordinals ordinals = new Ordinals();
  private final Map<String, String> eventByPublished = new HashMap<>();
  private final Map<Breakdown, Breakdown> breakdowns = new HashMap<>();
  private final Map<String, Edition> editions = new HashMap<>();
  private Layout layout;
  private Numbers numbers;
  private Edition edition;
  private YearMonth lastMonth;

  /**
   * Starts an edition.
   *
   * @param reference where names are looked up
   * @param dataExtracao when the edition is taken in
   */
  public Normaliser(Reference reference, Instant dataExtracao) {
    this.dataExtracao = dataExtracao;
    this.events = reference.events();
    this.places = new Places(reference.states(), reference.municipalities());
  }

  /**
   * Begins a table; ordinals go on counting, since the edition is the whole file.
   *
   * @param table the layout of the rows to come
   */
  public void begin(Layout table) {
    layout = table;
    numbers = new Numbers(table.dataset());
    lastMonth = null;
  }

  /**
   * Normalises the next row.
   *
   * @param row a row of the table begun last
   * @return the occurrence, or why there is none
   */
  public Normalised normalise(Row row) {
    if (row.fault() != null) {
      return new Normalised.Rejected(row, "", "", row.fault());
    }
    try {
      return new Normalised.Accepted(row, occurrence(row));
    } catch (RejectedCell e) {
      return new Normalised.Rejected(row, layout.headerOf(e.field()), e.value(), e.getMessage());
    }
  }

  /**
   * Tells what was noticed so far.
   *
   * @return a view that goes on changing with every row
   */
  public Observations observations() {
    return new Observations(
        places.unknownStates(),
        places.unknownMunicipalities(),
        months.oddDays(),
        ordinals.repeats());
  }

  private Occurrence occurrence(Row row) throws RejectedCell {
    // Everything that can be rejected comes first: a rejected row must not count as a repeat.
    final YearMonth month = months.of(row, layout);
    final String event = event(row);
    final Measures measures = measures(row);
    final Place place =
        places.of(
            text(row, Field.UF), text(row, Field.MUNICIPIO), text(row, Field.CODIGO_MUNICIPIO));
    final Breakdown breakdown = breakdown(row);
    Dataset dataset = layout.dataset();
    UUID id = identity.of(dataset, month, place, event, breakdown, 0);
    int ordinal = ordinals.next(id);
    if (ordinal > 0) {
      id = identity.of(dataset, month, place, event, breakdown, ordinal);
    }
    return new Occurrence(id, edition(month), month, place, event, breakdown, measures);
  }

  private String event(Row row) throws RejectedCell {
    String published =
        layout.columns().containsKey(Field.EVENTO) ? text(row, Field.EVENTO) : MUNICIPAL_EVENT;
    if (published == null) {
      throw new RejectedCell(Field.EVENTO, null, "no event");
    }
    String event = eventByPublished.get(published);
    if (event == null) {
      event = events.spell(published);
      if (eventByPublished.size() >= MOST_REMEMBERED) {
        eventByPublished.clear();
      }
      eventByPublished.put(published, event);
    }
    return event;
  }

  private Measures measures(Row row) throws RejectedCell {
    Integer feminino = numbers.count(row, Field.FEMININO);
    Integer masculino = numbers.count(row, Field.MASCULINO);
    Integer naoInformado = numbers.count(row, Field.NAO_INFORMADO);
    Integer vitimas = numbers.count(row, Field.TOTAL_VITIMA);
    Integer ocorrencias = numbers.count(row, Field.TOTAL);
    BigDecimal peso = numbers.weight(row, Field.TOTAL_PESO);
    return new Measures(feminino, masculino, naoInformado, vitimas, ocorrencias, peso);
  }

  private Breakdown breakdown(Row row) {
    if (layout.dataset() != Dataset.VDE) {
      return Breakdown.NONE;
    }
    String abrangencia = text(row, Field.ABRANGENCIA);
    Breakdown read =
        new Breakdown(
            abrangencia == null ? "" : abrangencia,
            text(row, Field.AGENTE),
            text(row, Field.ARMA),
            text(row, Field.FAIXA_ETARIA),
            text(row, Field.FORMULARIO));
    Breakdown known = breakdowns.get(read);
    if (known == null) {
      if (breakdowns.size() >= MOST_REMEMBERED) {
        breakdowns.clear();
      }
      breakdowns.put(read, read);
      known = read;
    }
    return known;
  }

  @SuppressWarnings("ReferenceEquality") // months are always the same instances
  private Edition edition(YearMonth month) {
    if (month != lastMonth) {
      String resource = Resources.idOf(layout.dataset(), month.getYear());
      edition =
          editions.computeIfAbsent(
              layout.dataset().id() + resource,
              any -> new Edition(layout.dataset(), resource, dataExtracao));
      lastMonth = month;
    }
    return edition;
  }

  private static String text(Row row, Field field) {
    Object cell = row.cell(field);
    return cell == null || cell instanceof String ? (String) cell : cell.toString();
  }
}
