package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.revision.ScopeLoss;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What became of one file.
 *
 * @param file the file's name
 * @param sha256 its content
 * @param status how it ended
 * @param error one line for the user, empty unless it failed
 * @param tally its rows, null when they were not read
 * @param observations what was noticed, null when the rows were not read
 * @param scopes the names of its scopes
 * @param refused what of which scopes it would have withdrawn beyond the limit, mostly empty
 * @param dataExtracao the instant that its rows carry, null when none was sent
 * @param records records sent
 * @param bytes of their keys and values, before compression
 * @param time how long it took
 */
record FileOutcome(
    String file,
    String sha256,
    Status status,
    String error,
    FileTally tally,
    Observations observations,
    Set<String> scopes,
    List<ScopeLoss> refused,
    Instant dataExtracao,
    long records,
    long bytes,
    Duration time) {
  /** How a file ended. */
  enum Status {
    /** All its rows are published, as far as they were not before. */
    PUBLISHED,
    /** Compared only: a dry run. */
    COMPARED,
    /** It is what was published last; its rows were not read. */
    UNCHANGED,
    /** Too many rows were rejected; nothing was withdrawn. */
    TOO_MANY_REJECTED,
    /** It would have withdrawn too much of what is published. */
    TOO_MANY_WITHDRAWN,
    /** It could not be read. */
    FAILED
  }

  static FileOutcome unread(
      String file, String sha256, Status status, String error, Duration time) {
    return new FileOutcome(
        file, sha256, status, error, null, null, Set.of(), List.of(), null, 0, 0, time);
  }

  /** Whether the file was read and then not published, for what is in it. */
  boolean isRefused() {
    return status == Status.TOO_MANY_REJECTED || status == Status.TOO_MANY_WITHDRAWN;
  }

  long rejected() {
    return tally == null ? 0 : tally.rejected();
  }
}
