package br.engdados.sinesp.painel.cube;

import java.util.Map;

/**
 * The rows of a year as readers see them.
 *
 * @param blocks frozen blocks
 * @param newest when the newest edition of it was taken in, epoch milliseconds
 * @param rows how many rows it has
 * @param checksum the same for the same rows
 */
record Year(Map<BlockKey, Block> blocks, long newest, long rows, long checksum) {
  static Year of(Map<BlockKey, Block> blocks) {
    long newest = 0;
    long rows = 0;
    long checksum = 0;
    for (Map.Entry<BlockKey, Block> entry : blocks.entrySet()) {
      Block block = entry.getValue();
      block.freeze();
      BlockSummary summary = block.summary();
      newest = Math.max(newest, summary.newest());
      rows += summary.sums().allRows();
      checksum += summary.checksum() * 31 + summary.sums().allRows();
    }
    return new Year(Map.copyOf(blocks), newest, rows, checksum);
  }
}
