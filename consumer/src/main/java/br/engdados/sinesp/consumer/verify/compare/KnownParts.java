package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.Hash128;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.table.Column;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of records that the contract's decoder has read, by their bytes: what it has read once
 * it would read again in the same way. Bounded: where there are too many, all of a kind are
 * forgotten. For the records of one topic; not for several threads at once.
 */
final class KnownParts {
  /** Parts of longer values are not remembered. */
  static final int LONGEST_VALUE = 1 << 13;

  private static final int MOST_OF_A_KIND = 20_000;

  /**
   * A part that was read.
   *
   * @param text its bytes in the value
   * @param first the cells of its first columns, as the fingerprint takes them
   * @param second the cells of its other columns
   * @param firstOfKey what it adds to the record's key
   * @param secondOfKey what it adds further on in the key; only of a place
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Known(byte[] text, byte[] first, byte[] second, byte[] firstOfKey, byte[] secondOfKey) {}

  private record Name(long high, long low) {}

  private static final List<RecordPart> BACKWARDS =
      List.of(
          RecordPart.PROVENANCE,
          RecordPart.LABELS,
          RecordPart.EVENT,
          RecordPart.PLACE,
          RecordPart.PERIOD,
          RecordPart.DATASET);
  private static final byte[] NOTHING = {};
  private static final byte[] UF = RecordPart.beginning("uf");
  private static final byte[] CODIGO_MUNICIPIO = RecordPart.beginning("codigo_municipio");
  private static final byte[] ID = RecordPart.beginning("id");

  private final Map<RecordPart, Map<Name, Known>> known = new EnumMap<>(RecordPart.class);
  private final Map<RecordPart, Known> last = new EnumMap<>(RecordPart.class);

  KnownParts() {
    for (RecordPart part : RecordPart.values()) {
      known.put(part, new HashMap<>());
    }
  }

  /**
   * Finds a part that begins at a position.
   *
   * @param next what begins after it, as bytes
   * @return null where it is not known
   */
  Known find(RecordPart part, byte[] value, int from, byte[] next) {
    Known latest = last.get(part);
    // Neighbours share most parts. No part has the next one's beginning within it.
    if (latest != null
        && RecordPart.startsAt(value, from, latest.text())
        && RecordPart.startsAt(value, from + latest.text().length, next)) {
      return latest;
    }
    int until = RecordPart.find(value, from, next);
    return until < 0 ? null : find(part, value, from, until);
  }

  private Known find(RecordPart part, byte[] value, int from, int until) {
    Known found = known.get(part).get(name(Arrays.copyOfRange(value, from, until)));
    if (found != null) {
      last.put(part, found);
    }
    return found;
  }

  /** Finds the part that ends the value; null where it is not known. */
  Known findLast(RecordPart part, byte[] value, int from) {
    Known latest = last.get(part);
    if (latest != null
        && value.length - from == latest.text().length
        && RecordPart.startsAt(value, from, latest.text())) {
      return latest;
    }
    return find(part, value, from, value.length);
  }

  /**
   * Remembers the parts of a record.
   *
   * @param key its key
   * @param value its value
   * @param row what the contract's decoder has read of them
   * @param cells makes cells of the row's columns
   * @return whether all parts are where they are to be and have the fields that they are to have
   */
  boolean learn(byte[] key, byte[] value, TableRow row, RowFingerprint cells) {
    Map<RecordPart, byte[]> texts = value.length > LONGEST_VALUE ? Map.of() : texts(value);
    Map<RecordPart, byte[]> keys = keys(key);
    if (texts.isEmpty() || keys.isEmpty() || !haveTheirFields(texts, row)) {
      return false;
    }
    byte[] codeOfPlace = codeOfPlace(key);
    texts.forEach(
        (part, text) ->
            remember(
                part,
                new Known(
                    text,
                    cells.cells(row, part.first()),
                    cells.cells(row, part.second()),
                    keys.get(part),
                    part == RecordPart.PLACE ? codeOfPlace : NOTHING)));
    return true;
  }

  private boolean haveTheirFields(Map<RecordPart, byte[]> texts, TableRow row) {
    List<String> columns = row.table().columns().stream().map(Column::name).toList();
    for (RecordPart part : RecordPart.values()) {
      byte[] text = texts.get(part);
      int length = part == RecordPart.PROVENANCE ? text.length - 1 : text.length;
      if (!known.get(part).containsKey(name(text))
          && !part.hasItsFields(Arrays.copyOf(text, length), columns)) {
        return false;
      }
    }
    return true;
  }

  private void remember(RecordPart part, Known read) {
    Map<Name, Known> ofKind = known.get(part);
    if (ofKind.size() >= MOST_OF_A_KIND) {
      ofKind.clear();
    }
    ofKind.put(name(read.text()), read);
  }

  private static Name name(byte[] text) {
    long[] hash = Hash128.of(text, text.length, 0);
    return new Name(hash[0], hash[1]);
  }

  /** Cuts a value; gives nothing where a part is missing. */
  private static Map<RecordPart, byte[]> texts(byte[] value) {
    Map<RecordPart, byte[]> texts = new EnumMap<>(RecordPart.class);
    int measures = RecordPart.find(value, 0, KnownRecords.FIRST_MEASURE);
    int until = value.length;
    for (RecordPart part : BACKWARDS) {
      // The measures stand between the labels and the last part.
      until = part == RecordPart.LABELS ? measures : until;
      int from = part.find(value, 0);
      if (from < 0 || until < from) {
        return Map.of();
      }
      texts.put(part, Arrays.copyOfRange(value, from, until));
      until = from;
    }
    return texts;
  }

  /** Cuts a key; gives what each part adds first, or nothing where it is no key. */
  private static Map<RecordPart, byte[]> keys(byte[] key) {
    int event = RecordPart.EVENT.find(key, 0);
    int period = RecordPart.PERIOD.find(key, 0);
    int code = codeOfPlaceAt(key);
    int labels = RecordPart.LABELS.find(key, 0);
    int id = RecordPart.find(key, 0, ID);
    if (event < 0 || period < event || code < period || labels < code || id < labels) {
      return Map.of();
    }
    int uf = RecordPart.find(key, 0, UF);
    int place = uf < 0 ? event : uf;
    return Map.of(
        RecordPart.DATASET, Arrays.copyOfRange(key, 0, place),
        RecordPart.PLACE, Arrays.copyOfRange(key, place, event),
        RecordPart.EVENT, Arrays.copyOfRange(key, event, period),
        RecordPart.PERIOD, Arrays.copyOfRange(key, period, code),
        RecordPart.LABELS, Arrays.copyOfRange(key, labels, id),
        RecordPart.PROVENANCE, NOTHING);
  }

  private static byte[] codeOfPlace(byte[] key) {
    return Arrays.copyOfRange(key, codeOfPlaceAt(key), RecordPart.LABELS.find(key, 0));
  }

  /** Finds the code of a municipality, or where it would stand. */
  private static int codeOfPlaceAt(byte[] key) {
    int code = RecordPart.find(key, 0, CODIGO_MUNICIPIO);
    return code < 0 ? RecordPart.LABELS.find(key, 0) : code;
  }
}
