package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.producer.normalise.Observations;
import br.engdados.sinesp.producer.revision.ScopeLoss;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
public record FileOutcome(
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
  public enum Status {
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

  /**
   * Makes the outcome of a file whose rows were not read to their end.
   *
   * @param file the file's name
   * @param sha256 its content, empty if it could not be read
   * @param status how it ended
   * @param error one line for the user, empty unless it failed
   * @param time how long it took
   * @return the outcome
   */
  public static FileOutcome unread(
      String file, String sha256, Status status, String error, Duration time) {
    return new FileOutcome(
        file, sha256, status, error, null, null, Set.of(), List.of(), null, 0, 0, time);
  }

  /**
   * Tells whether the file was read and then not published, for what is in it.
   *
   * @return whether too many rows are rejected or would be withdrawn
   */
  public boolean isRefused() {
    return status == Status.TOO_MANY_REJECTED || status == Status.TOO_MANY_WITHDRAWN;
  }

  /**
   * Gives what the reader and the normaliser noticed about the form of the file.
   *
   * @return a line for each, mostly none
   */
  public List<String> notes() {
    return tally == null
        ? List.of()
        : Stream.concat(tally.notes().stream(), observations.notes().stream()).toList();
  }

  /**
   * Counts the rejected rows.
   *
   * @return rows, 0 when they were not read
   */
  public long rejected() {
    return tally == null ? 0 : tally.rejected();
  }
}
