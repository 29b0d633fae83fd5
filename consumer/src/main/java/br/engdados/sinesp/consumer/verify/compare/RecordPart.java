package br.engdados.sinesp.consumer.verify.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a record's value that recur, in the order in which the contract's encoder writes
 * them. What a part says depends on no other part, and each goes into the record's key as it is.
 * The id stands before them, the measures between the labels and the provenance.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, the bytes never handed out
enum RecordPart {
  /** The dataset. */
  DATASET(List.of("dataset_id"), List.of()),
  /** The month. */
  PERIOD(List.of("ano", "mes", "data_referencia"), List.of()),
  /** The place; the columns of a municipality are missing where there is none. */
  PLACE(
      List.of("granularidade"),
      List.of("uf", "uf_nome", "regiao", "codigo_municipio", "municipio")),
  /** The event. */
  EVENT(List.of("tipo_crime"), List.of()),
  /** The labels. */
  LABELS(List.of("abrangencia", "agente", "arma", "faixa_etaria", "formulario"), List.of()),
  /** Where the row comes from; the end of the value. */
  PROVENANCE(List.of("resource_id"), List.of("data_extracao"));

  private final List<String> first;
  private final List<String> second;

  private final byte[] beginning;

  RecordPart(List<String> first, List<String> second) {
    this.first = first;
    this.second = second;
    this.beginning = beginning(first.get(0));
  }

  /** Gives how the JSON of a field that is not the first begins. */
  static byte[] beginning(String field) {
    return (",\"" + field + "\":").getBytes(StandardCharsets.UTF_8);
  }

  /** Gives the columns that stand together in the tables, the first of the part's among them. */
  List<String> first() {
    return first;
  }

  /** Gives the part's other columns, which stand together too. */
  List<String> second() {
    return second;
  }

  /** Finds where the part begins at or after a position; -1 if it does not. */
  int find(byte[] json, int from) {
    return find(json, from, beginning);
  }

  /** Tells whether the part begins at a position. */
  boolean isAt(byte[] json, int at) {
    return startsAt(json, at, beginning);
  }

  /**
   * Finds where a field begins. Within a text a quote is escaped, so that this is never found
   * there.
   */
  static int find(byte[] json, int from, byte[] beginning) {
    for (int at = from; at <= json.length - beginning.length; at++) {
      if (json[at] == ',' && startsAt(json, at, beginning)) {
        return at;
      }
    }
    return -1;
  }

  /** Tells whether bytes stand at a position. */
  static boolean startsAt(byte[] json, int at, byte[] wanted) {
    return at + wanted.length <= json.length
        && Arrays.equals(json, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /**
   * Tells whether a text has the part's fields and no others, so that parts of different records
   * may stand together.
   *
   * @param text one that stood in a value which the contract's decoder has read, without its end
   * @param columns the columns of the table
   */
  boolean hasItsFields(byte[] text, List<String> columns) {
    List<String> wanted = new ArrayList<>(first);
    wanted.addAll(second);
    wanted.retainAll(columns);
    String json = "{" + new String(text, StandardCharsets.UTF_8).substring(1) + "}";
    List<String> found = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          found.add(parser.currentName());
        }
      }
    } catch (IOException e) {
      return false;
    }
    return found.equals(wanted);
  }
}
