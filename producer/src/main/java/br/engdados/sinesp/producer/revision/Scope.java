package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Dataset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one edition replaces: a dataset's year.
 *
 * @param dataset the dataset
 * @param year the year
 */
public record Scope(Dataset dataset, int year) implements Comparable<Scope> {
  private static final byte[] BEFORE_DATASET =
      "{\"dataset_id\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int START = BEFORE_DATASET.length;

  /**
   * Finds the scope of a published row.
   *
   * @param key the record's key, may be null
   * @return the scope, or empty if the bytes are no key of the contract
   */
  public static Optional<Scope> ofKey(byte[] key) {
    if (key == null
        || !Arrays.equals(key, 0, Math.min(key.length, START), BEFORE_DATASET, 0, START)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(key, OccurrenceEncoder.partitionKeyLength(key)));
    } catch (IllegalArgumentException e) {
      // Somebody else's record: none of our rows.
      return Optional.empty();
    }
  }

  private static Scope parse(byte[] key, int end) {
    int year = 0;
    int unit = 1;
    int i = end - 1;
    for (; i > 0 && key[i] != ':'; i--) {
      year += unit * (key[i] - '0');
      unit *= 10;
    }
    int quote = START;
    while (quote < end && key[quote] != '"') {
      quote++;
    }
    String id = new String(key, START, quote - START, StandardCharsets.US_ASCII);
    return new Scope(Dataset.ofId(id), year);
  }

  @Override
  public int compareTo(Scope other) {
    int byDataset = dataset.compareTo(other.dataset);
    return byDataset != 0 ? byDataset : Integer.compare(year, other.year);
  }

  /** Gives the name for people and files, such as {@code sinesp-vde-2023}. */
  @Override
  public String toString() {
    return dataset.id() + "-" + year;
  }
}
