package br.engdados.sinesp.producer.reader;

/**
 * What a file may ask for before it is refused as broken or hostile. The largest real workbook has
 * 233 MB of XML at a ratio of 11 to 1 and 152 kB of shared strings; the largest CSV 70 MB, at 31 to
 * 1 as xz.
 *
 * @param decompressedBytes of a whole file
 * @param ratio decompressed to compressed bytes, looked at from {@code ratioFrom} bytes on
 * @param ratioFrom decompressed bytes below which any ratio will do
 * @param sharedStringsBytes of a workbook's table of texts, decompressed
 * @param rows of a whole file
 * @param cellLength characters of one cell; Excel's own limit is 32,767
 */
public record Limits(
    long decompressedBytes,
    int ratio,
    long ratioFrom,
    long sharedStringsBytes,
    int rows,
    int cellLength) {
  /** What the program uses. */
  public static final Limits DEFAULT =
      new Limits(2L << 30, 200, 16L << 20, 32L << 20, 20_000_000, 32_767);
}
