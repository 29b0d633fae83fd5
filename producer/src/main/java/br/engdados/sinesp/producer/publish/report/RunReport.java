package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.output.WholeFile;
import br.engdados.sinesp.producer.reader.Layout;
import br.engdados.sinesp.producer.revision.ScopeLoss;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report of a run: a JSON file that operators and schedulers read. */
public final class RunReport {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;
  private final Instant started;
  private final String name;

  private RunReport(Path folder, Instant started) {
    this.folder = folder;
    this.started = started;
    this.name = NAME.format(started) + "-publish";
  }

  /**
   * Names the report.
   *
   * @param folder where it goes
   * @param started when the run began, which is its name
   * @return the report, not written yet
   */
  public static RunReport in(Path folder, Instant started) {
    return new RunReport(folder, started);
  }

  Path path() {
    return folder.resolve(name + ".json");
  }

  /**
   * Names the file of rejected rows.
   *
   * @return its path, beside the report
   */
  public Path rejectedRowsPath() {
    return folder.resolve(name + ".rejected.csv");
  }

  /**
   * Writes the report.
   *
   * @param outcomes what became of the files so far
   * @param finished whether these are all
   * @throws OutputException if it cannot be written
   * @throws IOException never otherwise
   */
  public void write(List<FileOutcome> outcomes, boolean finished) throws IOException {
    Instant now = Instant.now();
    ObjectNode report = json.createObjectNode();
    report.put("started", started.toString());
    report.put("ended", now.toString());
    report.put("seconds", seconds(Duration.between(started, now)));
    report.put("finished", finished);
    boolean rejected = outcomes.stream().anyMatch(outcome -> outcome.rejected() > 0);
    report.put("rejected_rows", rejected ? rejectedRowsPath().getFileName().toString() : null);
    ArrayNode files = report.putArray("files");
    outcomes.forEach(outcome -> describe(outcome, files.addObject()));
    try {
      byte[] content = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
      WholeFile.write(path(), stream -> stream.write(content));
    } catch (IOException e) {
      throw new OutputException(e.getMessage() + " Check --report-dir.", e);
    }
  }

  private static void describe(FileOutcome outcome, ObjectNode node) {
    node.put("file", outcome.file());
    node.put("sha256", outcome.sha256());
    node.put("status", outcome.status().name().toLowerCase(java.util.Locale.ROOT));
    if (!outcome.error().isEmpty()) {
      node.put("error", outcome.error());
    }
    node.put("seconds", seconds(outcome.time()));
    if (outcome.tally() == null) {
      return;
    }
    ArrayNode scopes = node.putArray("scopes");
    outcome.scopes().forEach(scopes::add);
    node.put("data_extracao", outcome.dataExtracao().toString());
    FileTally tally = outcome.tally();
    ChangeCounts.Count total = tally.changes().total();
    ObjectNode rows = node.putObject("rows");
    rows.put("read", tally.read());
    rows.put("new", total.fresh());
    rows.put("revised", total.revised());
    rows.put("unchanged", total.unchanged());
    rows.put("rejected", tally.rejected());
    node.put("withdrawn", total.withdrawn());
    node.put("records", outcome.records());
    node.put("bytes", outcome.bytes());
    ObjectNode topics = node.putObject("records_by_topic");
    tally
        .sentByTopic()
        .forEach((granularidade, n) -> topics.put(OccurrenceTopic.of(granularidade), n));
    ObjectNode events = node.putObject("events");
    tally
        .changes()
        .byEvent()
        .forEach(
            (event, count) -> {
              ObjectNode counts = events.putObject(event);
              counts.put("new", count.fresh());
              counts.put("revised", count.revised());
              counts.put("unchanged", count.unchanged());
              counts.put("withdrawn", count.withdrawn());
            });
    observations(outcome.observations(), node);
    columns(tally.layouts(), node);
    outcome.notes().forEach(node.putArray("notes")::add);
    ArrayNode refused = node.putArray("too_many_withdrawn");
    outcome.refused().forEach(loss -> loss(loss, refused.addObject()));
  }

  private static void loss(ScopeLoss loss, ObjectNode node) {
    node.put("scope", loss.scope().toString());
    node.put("published", loss.published());
    node.put("would_be_withdrawn", loss.withdrawn());
    counts(loss.states(), node.putObject("states_gone"));
    counts(loss.months(), node.putObject("months_gone"));
    counts(loss.events(), node.putObject("events_gone"));
  }

  private static void observations(Observations observations, ObjectNode node) {
    counts(observations.unknownStates(), node.putObject("unknown_states"));
    counts(observations.unknownMunicipalities(), node.putObject("unknown_municipalities"));
    counts(observations.unknownEvents(), node.putObject("unknown_events"));
    node.put("dates_not_the_first_of_a_month", observations.oddDays());
    node.put("rows_repeating_a_key", observations.repeats());
  }

  private static void counts(Map<?, Long> counts, ObjectNode node) {
    SortedMap<String, Long> sorted = new TreeMap<>();
    counts.forEach((name, rows) -> sorted.put(name.toString(), rows));
    sorted.forEach(node::put);
  }

  private static void columns(List<Layout> layouts, ObjectNode node) {
    ArrayNode ignored = node.putArray("columns_ignored");
    layouts.stream().flatMap(l -> l.ignored().stream()).distinct().forEach(ignored::add);
    ArrayNode missing = node.putArray("columns_missing");
    layouts.stream().flatMap(l -> l.missing().stream()).distinct().forEach(missing::add);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
