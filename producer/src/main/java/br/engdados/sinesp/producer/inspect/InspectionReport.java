package br.engdados.sinesp.producer.inspect;

import br.engdados.sinesp.producer.normalise.ClosestEvents;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.reader.Layout;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints an inspection, as text or as JSON; both from the same tree. */
public final class InspectionReport {
  private static final int MOST_NAMED = 50;
  private static final String NOTES = "notes";

  private final ObjectMapper json = new ObjectMapper();
  private final FileInspection inspection;

  /**
   * Takes an inspection.
   *
   * @param inspection what was found
   */
  public InspectionReport(FileInspection inspection) {
    this.inspection = inspection;
  }

  /**
   * Prints JSON.
   *
   * @param out where to
   * @throws IOException if it cannot be written
   */
  public void printJson(PrintStream out) throws IOException {
    out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(tree()));
  }

  /**
   * Prints text.
   *
   * @param out where to
   */
  public void printText(PrintStream out) {
    ObjectNode tree = tree();
    print(out, tree, "");
  }

  private static void print(PrintStream out, ObjectNode node, String indent) {
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String label = indent + field.getKey();
      if (field.getValue() instanceof ObjectNode object) {
        out.println(label + (object.isEmpty() ? ": none" : ""));
        print(out, object, indent + "  ");
      } else if (field.getKey().equals(NOTES) && !field.getValue().isEmpty()) {
        out.println(label + ":");
        field.getValue().forEach(note -> out.println(indent + "  " + note.asText()));
      } else if (field.getValue() instanceof ArrayNode array) {
        out.println(label + ": " + (array.isEmpty() ? "none" : text(array)));
      } else {
        out.println(label + ": " + text(field.getValue()));
      }
    }
  }

  private static String text(JsonNode value) {
    if (value instanceof ArrayNode array) {
      StringBuilder text = new StringBuilder();
      for (JsonNode element : array) {
        text.append(text.isEmpty() ? "" : ", ").append(text(element));
      }
      return text.toString();
    }
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%,d", value.longValue())
        : value.asText();
  }

  private ObjectNode tree() {
    ObjectNode tree = json.createObjectNode();
    tree.put("file", inspection.file().name());
    tree.put("bytes", inspection.file().size());
    strings(tree.putArray("datasets"), inspection.datasets());
    strings(tree.putArray(NOTES), inspection.notes());
    tree.put("rows", inspection.read());
    tree.put("rejected", inspection.rejected());
    tree.put("rows_without_any_measure", inspection.withoutMeasure());
    Observations observations = inspection.observations();
    tree.put("rows_repeating_a_key", observations.repeats());
    tree.put("dates_not_the_first_of_a_month", observations.oddDays());
    ObjectNode granularities = tree.putObject("granularidade");
    inspection.granularities().forEach((g, count) -> granularities.put(g.code(), count));
    ObjectNode months = tree.putObject("months");
    inspection.months().forEach((month, count) -> months.put(month.toString(), count));
    ObjectNode states = tree.putObject("states");
    inspection.states().forEach(states::put);
    ObjectNode events = tree.putObject("events");
    inspection.events().forEach(events::put);
    measures(tree.putObject("measures"));
    ObjectNode unknownStates = tree.putObject("unknown_states");
    observations.unknownStates().forEach(unknownStates::put);
    unknownMunicipalities(tree.putObject("unknown_municipalities"), observations);
    unknownEvents(tree.putObject("unknown_events"), observations);
    columns(tree);
    rejections(tree.putObject("first_rejected_rows"));
    return tree;
  }

  private void measures(ObjectNode node) {
    inspection
        .measures()
        .forEach(
            (dataset, counts) -> {
              ObjectNode ofDataset = node.putObject(dataset);
              counts.forEach(
                  (field, count) -> {
                    ObjectNode measure = ofDataset.putObject(field.column());
                    measure.put("blank", count.blanks);
                    measure.put("zero", count.zeros);
                    measure.put("above_zero", count.others);
                    measure.put("sum", count.sum);
                  });
            });
  }

  private void unknownMunicipalities(ObjectNode node, Observations observations) {
    ClosestNames closest = new ClosestNames(inspection.reference().municipalities());
    int named = 0;
    for (Map.Entry<String, Long> unknown : observations.unknownMunicipalities().entrySet()) {
      ObjectNode found = node.putObject(unknown.getKey());
      found.put("rows", unknown.getValue());
      if (named++ < MOST_NAMED && unknown.getKey().length() > 3) {
        String uf = unknown.getKey().substring(0, 2);
        strings(found.putArray("closest"), closest.of(uf, unknown.getKey().substring(3)));
      }
    }
  }

  private void unknownEvents(ObjectNode node, Observations observations) {
    ClosestEvents closest = new ClosestEvents(inspection.reference().events());
    int named = 0;
    for (Map.Entry<String, Long> unknown : observations.unknownEvents().entrySet()) {
      ObjectNode found = node.putObject(unknown.getKey());
      found.put("rows", unknown.getValue());
      if (named++ < MOST_NAMED) {
        closest.of(unknown.getKey()).ifPresent(name -> found.put("closest", name));
      }
    }
  }

  private void columns(ObjectNode tree) {
    ArrayNode found = tree.putArray("columns_found");
    ArrayNode ignored = tree.putArray("columns_ignored");
    ArrayNode missing = tree.putArray("columns_missing");
    List<Layout> layouts = inspection.layouts();
    layouts.stream()
        .flatMap(layout -> layout.columns().values().stream())
        .map(Layout.Column::header)
        .distinct()
        .sorted()
        .forEach(found::add);
    layouts.stream().flatMap(layout -> layout.ignored().stream()).distinct().forEach(ignored::add);
    layouts.stream().flatMap(layout -> layout.missing().stream()).distinct().forEach(missing::add);
  }

  private void rejections(ObjectNode node) {
    for (Normalised.Rejected rejected : inspection.rejectedExamples()) {
      node.put(
          "row " + rejected.row().position(),
          "%s '%s': %s".formatted(rejected.column(), rejected.value(), rejected.reason()));
    }
  }

  private static void strings(ArrayNode array, Iterable<String> texts) {
    texts.forEach(array::add);
  }
}
