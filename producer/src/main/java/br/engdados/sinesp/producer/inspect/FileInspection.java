package br.engdados.sinesp.producer.inspect;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OptionalField;
import br.engdados.sinesp.producer.normalise.FileConventions;
import br.engdados.sinesp.producer.normalise.GivenConventions;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a file as {@code publish} would, without Kafka, and counts what is in it. */
public final class FileInspection {
  private static final int MOST_EXAMPLES = 20;
  private static final int MOST_EVENTS = 1000;

  /** What one measure has. */
  static final class MeasureCount {
    long blanks;
    long zeros;
    long others;
    BigDecimal sum = BigDecimal.ZERO;
  }

  private final SourceFile file;
  private final Normaliser normaliser;
  private final Reference reference;
  private final List<Layout> layouts = new ArrayList<>();
  private final Map<YearMonth, Long> months = new TreeMap<>();
  private final Map<String, Long> states = new TreeMap<>();
  private final Map<String, Long> events = new TreeMap<>();
  private final Map<Granularidade, Long> granularities = new EnumMap<>(Granularidade.class);
  private final Map<String, Map<OptionalField, MeasureCount>> measures = new TreeMap<>();
  private final List<Normalised.Rejected> rejectedExamples = new ArrayList<>();
  private long read;
  private long rejected;
  private long withoutMeasure;
  private List<String> notes = List.of();

  private FileInspection(SourceFile file, Reference reference, FileConventions conventions) {
    this.file = file;
    this.reference = reference;
    this.normaliser = new Normaliser(reference, Instant.EPOCH, conventions);
  }

  /**
   * Inspects a file that decides itself how it writes numbers and dates.
   *
   * @param file which
   * @param files opens it
   * @param reference where names are looked up
   * @return what is in it
   * @throws IOException if it cannot be read
   * @throws InterruptedException if the program is told to stop
   */
  public static FileInspection of(SourceFile file, DataFiles files, Reference reference)
      throws IOException, InterruptedException {
    return of(file, files, reference, GivenConventions.NONE);
  }

  /**
   * Inspects a file.
   *
   * @param file which
   * @param files opens it
   * @param reference where names are looked up
   * @param given what is said about how the file writes numbers and dates
   * @return what is in it
   * @throws IOException if it cannot be read
   * @throws InterruptedException if the program is told to stop
   */
  public static FileInspection of(
      SourceFile file, DataFiles files, Reference reference, GivenConventions given)
      throws IOException, InterruptedException {
    FileInspection inspection =
        new FileInspection(file, reference, new FileConventions(file, files, given));
    try (DataFile data = files.open(file)) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        inspection.layouts.add(table.layout());
        inspection.normaliser.begin(table.layout());
        for (Row row = table.next(); row != null; row = table.next()) {
          inspection.take(row, table.layout());
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      inspection.notes =
          Stream.concat(data.notes().stream(), inspection.observations().notes().stream()).toList();
    }
    return inspection;
  }

  /**
   * Tells what was noticed about the form of the file.
   *
   * @return see {@link DataFile#notes} and {@link Observations#notes}
   */
  public List<String> notes() {
    return notes;
  }

  SourceFile file() {
    return file;
  }

  List<Layout> layouts() {
    return layouts;
  }

  Set<String> datasets() {
    Set<String> datasets = new TreeSet<>();
    layouts.forEach(layout -> datasets.add(layout.dataset().id()));
    return datasets;
  }

  long read() {
    return read;
  }

  long rejected() {
    return rejected;
  }

  long withoutMeasure() {
    return withoutMeasure;
  }

  Map<YearMonth, Long> months() {
    return months;
  }

  Map<String, Long> states() {
    return states;
  }

  Map<String, Long> events() {
    return events;
  }

  Map<Granularidade, Long> granularities() {
    return granularities;
  }

  Map<String, Map<OptionalField, MeasureCount>> measures() {
    return measures;
  }

  List<Normalised.Rejected> rejectedExamples() {
    return rejectedExamples;
  }

  Observations observations() {
    return normaliser.observations();
  }

  Reference reference() {
    return reference;
  }

  private void take(Row row, Layout layout) throws IOException {
    read++;
    Normalised normalised = normaliser.normalise(row);
    if (normalised instanceof Normalised.Accepted accepted) {
      take(accepted.occurrence(), layout);
    } else if (normalised instanceof Normalised.Rejected refused) {
      rejected++;
      if (rejectedExamples.size() < MOST_EXAMPLES) {
        rejectedExamples.add(refused);
      }
    }
  }

  private void take(Occurrence occurrence, Layout layout) {
    months.merge(occurrence.period(), 1L, Long::sum);
    String uf = occurrence.place().uf();
    String known = occurrence.place().ufNome() == null ? "other" : uf;
    states.merge(known, 1L, Long::sum);
    String event = occurrence.tipoCrime();
    events.merge(
        events.size() < MOST_EVENTS || events.containsKey(event) ? event : "…", 1L, Long::sum);
    granularities.merge(occurrence.place().granularidade(), 1L, Long::sum);
    Measures values = occurrence.measures();
    if (values.equals(Measures.BLANK)) {
      withoutMeasure++;
    }
    Map<OptionalField, MeasureCount> counts =
        measures.computeIfAbsent(layout.dataset().id(), any -> new EnumMap<>(OptionalField.class));
    for (OptionalField field : layout.dataset().optionalFields()) {
      count(counts, field, values);
    }
  }

  private static void count(
      Map<OptionalField, MeasureCount> counts, OptionalField field, Measures values) {
    switch (field) {
      case FEMININO -> count(counts, field, values.feminino());
      case MASCULINO -> count(counts, field, values.masculino());
      case NAO_INFORMADO -> count(counts, field, values.naoInformado());
      case VITIMAS -> count(counts, field, values.vitimas());
      case OCORRENCIAS -> count(counts, field, values.ocorrencias());
      case PESO_KG -> count(counts, field, values.pesoKg());
      case AGENTE, ARMA, FAIXA_ETARIA, FORMULARIO -> {
        // Labels, not measures.
      }
    }
  }

  private static void count(
      Map<OptionalField, MeasureCount> counts, OptionalField field, Integer value) {
    count(counts, field, value == null ? null : BigDecimal.valueOf(value));
  }

  private static void count(
      Map<OptionalField, MeasureCount> counts, OptionalField field, BigDecimal value) {
    MeasureCount count = counts.computeIfAbsent(field, any -> new MeasureCount());
    if (value == null) {
      count.blanks++;
    } else if (value.signum() == 0) {
      count.zeros++;
    } else {
      count.others++;
      count.sum = count.sum.add(value);
    }
  }
}
