package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.painel.changelog.RowChange;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cube as the topics have it, half an edition included. Whatever was published of it is never
 * changed again: a block is copied before its first change after that. For one thread.
 */
final class WorkingCube {
  /** The dataset that the figures are of; the older ones are another series each. */
  static final Dataset DATASET = Dataset.VDE;

  private final Editions editions;
  private final Municipios municipios;
  private final SortedMap<Integer, Map<BlockKey, Block>> years = new TreeMap<>();
  private final Set<Integer> changed = new TreeSet<>();

  WorkingCube() {
    this(new Editions(), new Municipios());
  }

  WorkingCube(Editions editions, Municipios municipios) {
    this.editions = editions;
    this.municipios = municipios;
  }

  /** Takes a change in. The order in which changes come does not matter. */
  void apply(RowChange change) {
    if (change instanceof RowChange.Put put) {
      Occurrence row = put.row();
      apply(
          row.key(),
          row.place().municipio(),
          new CubeRow(
              CubeRow.hash(row.id()), put.timestamp(), Split.of(row.breakdown()), row.measures()));
    } else if (change instanceof RowChange.Withdrawal withdrawal) {
      OccurrenceKey key = withdrawal.key();
      apply(key, "", new CubeRow(CubeRow.hash(key.id()), withdrawal.timestamp(), Split.NONE, null));
    }
  }

  private void apply(OccurrenceKey key, String name, CubeRow row) {
    if (key.dataset() != DATASET) {
      return;
    }
    int state = Areas.stateIndex(key.uf());
    boolean municipal = key.granularidade() == Granularidade.MUNICIPIO && state != Areas.NO_STATE;
    int place = municipal ? municipios.place(state, key.codigoMunicipio(), name) : 0;
    BlockKey blockKey = new BlockKey(key.tipoCrime(), key.abrangencia(), state, municipal);
    int year = key.period().getYear();
    Map<BlockKey, Block> blocks = years.computeIfAbsent(year, ignored -> new HashMap<>());
    Block block = blocks.get(blockKey);
    if (block == null || block.isFrozen()) {
      block = block == null ? emptyBlock(blockKey) : block.copy();
      blocks.put(blockKey, block);
    }
    if (block.apply(Block.cell(place, key.period().getMonthValue()), row)) {
      changed.add(year);
    }
  }

  private Block emptyBlock(BlockKey key) {
    return new Block(key.municipal() ? municipios.listed(key.state()) : 1, editions);
  }

  /** The years that differ from what was published. */
  Set<Integer> changedYears() {
    return Collections.unmodifiableSet(changed);
  }

  Editions editions() {
    return editions;
  }

  Municipios municipios() {
    return municipios;
  }

  /** Puts in a block from a snapshot. */
  void restore(int year, BlockKey key, Block block) {
    years.computeIfAbsent(year, ignored -> new HashMap<>()).put(key, block);
    changed.add(year);
  }

  /**
   * Makes what readers see.
   *
   * @param whole the years to take from here; the others stay as they were
   * @param previous what readers saw before, null for nothing
   */
  CubeVersion publish(Set<Integer> whole, CubeVersion previous) {
    SortedMap<Integer, Year> published =
        previous == null ? new TreeMap<>() : new TreeMap<>(previous.years());
    for (int year : whole) {
      published.put(year, Year.of(years.getOrDefault(year, Map.of())));
    }
    published.values().removeIf(year -> year.rows() == 0);
    changed.removeAll(whole);
    return CubeVersion.of(published, municipios);
  }
}
