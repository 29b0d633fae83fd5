package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Measures;
import java.util.UUID;

/**
 * A row that is kept as an object: one of several of its cell, or one that does not fit the arrays.
 *
 * @param id a hash of the row's id, see {@link #hash}
 * @param timestamp when its edition was taken in, epoch milliseconds
 * @param split its labels
 * @param measures what it reports; null where it was withdrawn, which is remembered so that an
 *     older record does not bring it back
 */
record CubeRow(long id, long timestamp, Split split, Measures measures) {
  /** Gives 64 of the id's random bits, never 0. Only rows of one cell are told apart by it. */
  static long hash(UUID id) {
    long hash = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 17);
    return hash == 0 ? 1 : hash;
  }

  /** Tells a row of one edition from that of another. */
  static long fingerprint(long id, long timestamp) {
    long mixed = (id ^ timestamp * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >>> 31;
  }

  boolean isWithdrawn() {
    return measures == null;
  }

  /** Whether this one, read later or earlier, takes the place of another of the same row. */
  boolean replaces(CubeRow other) {
    if (timestamp != other.timestamp) {
      return timestamp > other.timestamp;
    }
    // As in Cassandra: of one instant the withdrawal wins.
    return isWithdrawn() || !other.isWithdrawn();
  }
}
