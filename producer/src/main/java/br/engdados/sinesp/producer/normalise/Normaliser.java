package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceIdentity;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns the rows of one edition, in their order, into occurrences or reasons for rejection. Equal
 * places, months, events and labels are the same instances, which identity and encoder build on.
 * Not for several threads at once.
 */
public final class Normaliser {
  /** Part of the manifest: a change of the rules changes it, and editions are compared again. */
  public static final int VERSION = 2;

  /** The event of the older municipal dataset, which has no event column; see docs/decisions. */
  static final String MUNICIPAL_EVENT = "Homicídio doloso";

  private static final int MOST_REMEMBERED = 10_000;
  private static final List<Field> LABELS =
      List.of(Field.ABRANGENCIA, Field.AGENTE, Field.ARMA, Field.FAIXA_ETARIA, Field.FORMULARIO);

  private final Instant dataExtracao;
  private final FileConventions conventions;
  private final Events events;
  private final Places places;
  private final Months months;
  private final Numbers numbers;
  private final OccurrenceIdentity identity = new OccurrenceIdentity();
  private final Ordinals ordinals = new Ordinals();
  private final Map<Breakdown, Breakdown> breakdowns = new HashMap<>();
  private final Map<String, Edition> editions = new HashMap<>();
  private Layout layout;
  private Edition edition;
  private YearMonth lastMonth;

  /**
   * Starts an edition.
   *
   * @param reference where names are looked up
   * @param dataExtracao when the edition is taken in
   * @param conventions how the edition's file writes numbers and dates
   */
  public Normaliser(Reference reference, Instant dataExtracao, FileConventions conventions) {
    this.dataExtracao = dataExtracao;
    this.conventions = conventions;
    this.events = new Events(reference.events(), conventions.fileName());
    this.places =
        new Places(reference.states(), reference.municipalities(), conventions.fileName());
    this.months = new Months(conventions);
    this.numbers = new Numbers(conventions);
  }

  /**
   * Begins a table; ordinals go on counting, since the edition is the whole file.
   *
   * @param table the layout of the rows to come
   */
  public void begin(Layout table) {
    layout = table;
    lastMonth = null;
  }

  /**
   * Normalises the next row.
   *
   * @param row a row of the table begun last
   * @return the occurrence, or why there is none
   * @throws InputException if the row shows that the whole file cannot be believed: its text is
   *     damaged, its dates fit no reading
   * @throws IOException if the file cannot be read once more, which some rows ask for
   */
  public Normalised normalise(Row row) throws IOException {
    if (row.fault() != null) {
      return new Normalised.Rejected(row, Optional.empty(), "", "", row.fault());
    }
    try {
      return new Normalised.Accepted(row, occurrence(row));
    } catch (RejectedCell e) {
      return new Normalised.Rejected(
          row, Optional.of(e.field()), layout.headerOf(e.field()), e.value(), e.getMessage());
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
        events.unknown(),
        months.oddDays(),
        ordinals.repeats(),
        conventions.notes());
  }

  private Occurrence occurrence(Row row) throws RejectedCell, IOException {
    // Everything that can be rejected comes first: a rejected row must not count as a repeat.
    final YearMonth month = months.of(row, layout);
    final Events.Event event = event(row);
    final Measures measures = measures(row);
    final Place place =
        places.of(
            text(row, Field.UF), text(row, Field.MUNICIPIO), text(row, Field.CODIGO_MUNICIPIO));
    final Breakdown breakdown = breakdown(row);
    Dataset dataset = layout.dataset();
    UUID id = identity.of(dataset, month, place, event.name(), breakdown, 0);
    int ordinal = ordinals.next(id);
    if (ordinal > 0) {
      id = identity.of(dataset, month, place, event.name(), breakdown, ordinal);
    }
    Edition of = edition(month);
    if (!event.known() && !of.resourceId().equals(Resources.SYNTHETIC_SAMPLE)) {
      events.countUnknown(event.name());
    }
    return new Occurrence(id, of, month, place, event.name(), breakdown, measures);
  }

  private Events.Event event(Row row) throws RejectedCell, IOException {
    String published =
        layout.columns().containsKey(Field.EVENTO) ? text(row, Field.EVENTO) : MUNICIPAL_EVENT;
    if (published == null) {
      throw new RejectedCell(Field.EVENTO, null, "no event");
    }
    return events.of(published);
  }

  private Measures measures(Row row) throws RejectedCell, IOException {
    Integer feminino = numbers.count(row, Field.FEMININO);
    Integer masculino = numbers.count(row, Field.MASCULINO);
    Integer naoInformado = numbers.count(row, Field.NAO_INFORMADO);
    Integer vitimas = numbers.count(row, Field.TOTAL_VITIMA);
    Integer ocorrencias = numbers.count(row, Field.TOTAL);
    BigDecimal peso = numbers.weight(row, Field.TOTAL_PESO);
    return new Measures(feminino, masculino, naoInformado, vitimas, ocorrencias, peso);
  }

  private Breakdown breakdown(Row row) throws InputException {
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
      for (Field label : LABELS) {
        DamagedText.refuse(conventions.fileName(), text(row, label));
      }
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
