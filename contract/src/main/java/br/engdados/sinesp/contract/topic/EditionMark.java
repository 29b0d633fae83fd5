package br.engdados.sinesp.contract.topic;

import br.engdados.sinesp.contract.occurrence.Dataset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Says that the publication of an edition has begun or ended. It is written before the edition's
 * first record and, with where the topics end, after its last one was acknowledged.
 *
 * @param dataset the dataset
 * @param ano the year: an edition is of one dataset and year
 * @param state whether it has begun or ended
 * @param dataExtracao when the edition was taken in, the timestamp of all its records
 * @param sourceFile the file's name without its folder
 * @param sourceSha256 the file's SHA-256, 64 hexadecimal digits
 * @param endOffsets of an ended edition: by topic and partition the offset after its last record;
 *     partitions that hold none of it may be left out. Empty where it has only begun
 * @param counts of an ended edition: how many records by event ({@code tipo_crime}) and operation
 */
public record EditionMark(
    Dataset dataset,
    int ano,
    State state,
    Instant dataExtracao,
    String sourceFile,
    String sourceSha256,
    Map<String, Map<Integer, Long>> endOffsets,
    Map<String, Map<Operation, Long>> counts) {
  /** How far the publication is. */
  public enum State {
    /** Its records may be in the topics, in part. */
    BEGUN,
    /** All its records are in the topics. */
    ENDED
  }

  public EditionMark {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(sourceFile, "sourceFile");
    Objects.requireNonNull(sourceSha256, "sourceSha256");
    dataExtracao = dataExtracao.truncatedTo(ChronoUnit.MILLIS);
    endOffsets = unmodifiable(endOffsets);
    counts = unmodifiable(counts);
  }

  private static <K extends Comparable<K>> Map<String, Map<K, Long>> unmodifiable(
      Map<String, Map<K, Long>> map) {
    Map<String, Map<K, Long>> copy = new TreeMap<>();
    map.forEach(
        (name, values) -> copy.put(name, Collections.unmodifiableMap(new TreeMap<>(values))));
    return Collections.unmodifiableMap(copy);
  }
}
