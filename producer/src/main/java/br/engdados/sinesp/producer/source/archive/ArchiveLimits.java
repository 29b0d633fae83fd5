package br.engdados.sinesp.producer.source.archive;

/**
 * What a compressed file may grow to. The ministry's largest workbook unpacks 11-fold to 234 MB
 * from 10 entries; the defaults leave an order of magnitude above that and stop a bomb within
 * seconds.
 *
 * @param entries most entries of a ZIP archive
 * @param directoryBytes most bytes of a ZIP's central directory, which is held in memory
 * @param unpackedBytes most bytes of all entries together, unpacked
 * @param ratio most unpacked bytes for each compressed byte, looked at from {@link #RATIO_FROM} on
 */
public record ArchiveLimits(int entries, long directoryBytes, long unpackedBytes, int ratio) {

  /** Below so many unpacked bytes the ratio says nothing: an empty style sheet packs 400-fold. */
  public static final long RATIO_FROM = 32L << 20;

  /**
   * Checks that every limit is positive.
   *
   * @throws IllegalArgumentException if one is not
   */
  public ArchiveLimits {
    if (entries < 1 || directoryBytes < 1 || unpackedBytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("archive limits must be positive");
    }
  }

  /** 10,000 entries, 4 MiB of directory, 4 GiB unpacked, 100-fold. */
  public static ArchiveLimits defaults() {
    return new ArchiveLimits(10_000, 4L << 20, 4L << 30, 100);
  }

  void check(long unpacked, long compressed) throws UnsoundFileException {
    if (unpacked > unpackedBytes) {
      throw UnsoundFileException.overLimit("it unpacks to more than " + unpackedBytes + " bytes");
    }
    if (unpacked > RATIO_FROM && unpacked / Math.max(1, compressed) >= ratio) {
      throw UnsoundFileException.overLimit(
          "it unpacks to more than "
              + ratio
              + " times its size, as archive bombs do (no workbook of the ministry goes beyond 25)");
    }
  }
}
