package br.engdados.sinesp.contract.json;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.Operation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The form of {@link EditionMark} as a record: its key and its value, both JSON. */
public final class EditionMarkJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private EditionMarkJson() {}

  /**
   * Writes the record's key.
   *
   * @param mark the mark
   * @return {@code {"dataset_id":…,"ano":…}}, the same bytes for every mark of a dataset and year
   */
  public static byte[] key(EditionMark mark) {
    return write(
        json -> {
          json.writeStringField("dataset_id", mark.dataset().id());
          json.writeNumberField("ano", mark.ano());
        });
  }

  /**
   * Writes the record's value.
   *
   * @param mark the mark
   * @return one JSON object
   */
  public static byte[] value(EditionMark mark) {
    return write(
        json -> {
          json.writeStringField("dataset_id", mark.dataset().id());
          json.writeNumberField("ano", mark.ano());
          json.writeStringField("state", code(mark.state()));
          json.writeStringField("data_extracao", mark.dataExtracao().toString());
          json.writeStringField("source_file", mark.sourceFile());
          json.writeStringField("source_sha256", mark.sourceSha256());
          json.writeObjectFieldStart("end_offsets");
          for (Map.Entry<String, Map<Integer, Long>> topic : mark.endOffsets().entrySet()) {
            json.writeObjectFieldStart(topic.getKey());
            for (Map.Entry<Integer, Long> end : topic.getValue().entrySet()) {
              json.writeNumberField(end.getKey().toString(), end.getValue());
            }
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeObjectFieldStart("counts");
          for (Map.Entry<String, Map<Operation, Long>> event : mark.counts().entrySet()) {
            json.writeObjectFieldStart(event.getKey());
            for (Map.Entry<Operation, Long> count : event.getValue().entrySet()) {
              json.writeNumberField(count.getKey().code(), count.getValue());
            }
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  /**
   * Reads a record's value. Fields that this build does not know are passed over, so that later
   * ones may be added.
   *
   * @param json the bytes, not null
   * @return the mark
   * @throws MalformedJsonException if the bytes are no mark
   */
  public static EditionMark read(byte[] json) throws MalformedJsonException {
    Fields fields = new Fields();
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        fields.read(parser);
      }
      return fields.mark();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new MalformedJsonException("no mark of an edition: " + e.getMessage(), e);
    }
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static final class Fields {
    private final Map<String, String> texts = new TreeMap<>();
    private Map<String, Map<String, Long>> offsets = Map.of();
    private Map<String, Map<String, Long>> counts = Map.of();

    void read(JsonParser parser) throws IOException {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("end_offsets") && token == JsonToken.START_OBJECT) {
        offsets = numbers(parser);
      } else if (name.equals("counts") && token == JsonToken.START_OBJECT) {
        counts = numbers(parser);
      } else if (token.isScalarValue()) {
        texts.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }

    private static Map<String, Map<String, Long>> numbers(JsonParser parser) throws IOException {
      Map<String, Map<String, Long>> all = new TreeMap<>();
      for (String outer = parser.nextFieldName(); outer != null; outer = parser.nextFieldName()) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IllegalArgumentException(outer + " is no object");
        }
        Map<String, Long> numbers = all.computeIfAbsent(outer, ignored -> new TreeMap<>());
        for (String inner = parser.nextFieldName(); inner != null; inner = parser.nextFieldName()) {
          parser.nextToken();
          numbers.put(inner, parser.getLongValue());
        }
      }
      return all;
    }

    EditionMark mark() {
      Map<String, Map<Integer, Long>> ends = new TreeMap<>();
      offsets.forEach(
          (topic, partitions) ->
              partitions.forEach(
                  (partition, end) ->
                      ends.computeIfAbsent(topic, ignored -> new TreeMap<>())
                          .put(Integer.valueOf(partition), end)));
      Map<String, Map<Operation, Long>> operations = new TreeMap<>();
      counts.forEach(
          (event, numbers) ->
              numbers.forEach(
                  (operation, count) ->
                      operations
                          .computeIfAbsent(event, ignored -> new TreeMap<>())
                          .put(Operation.ofCode(operation), count)));
      return new EditionMark(
          Dataset.ofId(text("dataset_id")),
          Integer.parseInt(text("ano")),
          EditionMark.State.valueOf(text("state").toUpperCase(Locale.ROOT)),
          Instant.parse(text("data_extracao")),
          text("source_file"),
          text("source_sha256"),
          ends,
          operations);
    }

    private String text(String name) {
      String text = texts.get(name);
      if (text == null) {
        throw new IllegalArgumentException("field " + name + " is missing");
      }
      return text;
    }
  }

  private interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] write(Writer fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
