package br.engdados.sinesp.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The fields of one flat JSON object: read strictly (no unknown name, no name twice, nothing after
 * the object), then taken out by type.
 */
final class FieldValues {
  private static final Object NULL = new Object();

  private final Map<String, Integer> positions;
  private final String[] names;
  private final Object[] values;
  private final StringPool texts = new StringPool();
  private final LastRead<LocalDate> dates = new LastRead<>(LocalDate::parse);
  private final LastRead<Instant> instants = new LastRead<>(Instant::parse);
  private final int unique;
  private int next;

  /**
   * Holds the fields of an object.
   *
   * @param unique the field whose texts do not recur, and are not worth remembering
   * @param names all fields, in the order in which our own encoder writes them
   */
  FieldValues(String unique, String... names) {
    this.unique = List.of(names).indexOf(unique);
    this.names = names;
    this.values = new Object[names.length];
    this.positions = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      positions.put(names[i], i);
    }
  }

  void read(JsonFactory factory, byte[] json) throws MalformedJsonException {
    Arrays.fill(values, null);
    next = 0;
    try (JsonParser parser = factory.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("not a JSON object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        readField(parser, name);
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new MalformedJsonException("more than one JSON object");
      }
    } catch (IOException e) {
      throw new MalformedJsonException("not JSON: " + firstLine(e), e);
    }
  }

  private void readField(JsonParser parser, String name)
      throws IOException, MalformedJsonException {
    int position = position(name);
    if (values[position] != null) {
      throw new MalformedJsonException("field " + name + " occurs twice");
    }
    JsonToken token = parser.nextToken();
    values[position] =
        switch (token) {
          case VALUE_STRING -> position == unique ? parser.getText() : text(parser);
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, token);
          case VALUE_NULL -> NULL;
          default -> throw new MalformedJsonException("field " + name + " is no plain value");
        };
  }

  private int position(String name) throws MalformedJsonException {
    if (next < names.length && names[next].equals(name)) {
      return next++;
    }
    Integer position = positions.get(name);
    if (position == null) {
      throw new MalformedJsonException("unknown field " + name);
    }
    next = position + 1;
    return position;
  }

  private String text(JsonParser parser) throws IOException {
    return texts.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private static Object number(JsonParser parser, JsonToken token) throws IOException {
    boolean small =
        token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT;
    return small ? (Object) parser.getIntValue() : parser.getDecimalValue();
  }

  boolean has(int field) {
    return values[field] != null;
  }

  boolean has(String name) {
    return has(positions.get(name));
  }

  /** Gives a string, null for JSON's null and for an absent field. */
  String text(int field) throws MalformedJsonException {
    Object value = values[field];
    if (value instanceof String text) {
      return text;
    }
    if (value == null || value == NULL) {
      return null;
    }
    throw wrongType(field, "a string");
  }

  String requiredText(int field) throws MalformedJsonException {
    String text = text(field);
    if (text == null) {
      throw missing(field);
    }
    return text;
  }

  Integer number(int field) throws MalformedJsonException {
    Object value = values[field];
    if (value instanceof Integer number) {
      return number;
    }
    if (value == null || value == NULL) {
      return null;
    }
    throw wrongType(field, "a whole number of 32 bits");
  }

  int requiredNumber(int field) throws MalformedJsonException {
    Integer number = number(field);
    if (number == null) {
      throw missing(field);
    }
    return number;
  }

  /** Gives a count: a number, zero or more, or null. */
  Integer count(int field) throws MalformedJsonException {
    Integer count = number(field);
    if (count != null && count < 0) {
      throw new MalformedJsonException("field " + names[field] + " is negative: " + count);
    }
    return count;
  }

  BigDecimal decimal(int field) throws MalformedJsonException {
    Object value = values[field];
    if (value instanceof Integer number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value == null || value == NULL) {
      return null;
    }
    throw wrongType(field, "a number");
  }

  UUID requiredUuid(int field) throws MalformedJsonException {
    String text = requiredText(field);
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedJsonException("field " + names[field] + " is no UUID: " + text, e);
    }
    throw new MalformedJsonException("field " + names[field] + " is no UUID: " + text);
  }

  LocalDate requiredDate(int field) throws MalformedJsonException {
    String text = requiredText(field);
    try {
      return dates.of(text);
    } catch (DateTimeParseException e) {
      throw new MalformedJsonException("field " + names[field] + " is no date: " + text, e);
    }
  }

  Instant requiredInstant(int field) throws MalformedJsonException {
    String text = requiredText(field);
    try {
      return instants.of(text);
    } catch (DateTimeParseException e) {
      throw new MalformedJsonException("field " + names[field] + " is no instant: " + text, e);
    }
  }

  private MalformedJsonException missing(int field) {
    return new MalformedJsonException("field " + names[field] + " is missing or null");
  }

  private MalformedJsonException wrongType(int field, String wanted) {
    return new MalformedJsonException(
        "field " + names[field] + " is not " + wanted + ": " + values[field]);
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
