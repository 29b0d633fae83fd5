package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.painel.changelog.EditionMarks;
import br.engdados.sinesp.painel.changelog.Positions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which years are whole. A year that was marked is whole once its newest mark says that the
 * edition has ended and all its records were read. One that never was marked is whole once the
 * topics are quiet and read to their end: nobody says there where an edition ends.
 */
final class WholeYears {
  private WholeYears() {}

  /**
   * Decides.
   *
   * @param changed the years that differ from what readers see
   * @param marks the marks, read after the positions were taken
   * @param positions how far the topics were read
   * @param quiet whether nothing came for a while and the topics are read to their end
   * @return those of the changed years that may be published
   */
  static Set<Integer> among(
      Set<Integer> changed, EditionMarks marks, Positions positions, boolean quiet) {
    Set<Integer> whole = new TreeSet<>();
    for (int year : changed) {
      Optional<EditionMark> mark = marks.newest(WorkingCube.DATASET, year);
      if (mark.map(newest -> isRead(newest, positions)).orElse(quiet)) {
        whole.add(year);
      }
    }
    return whole;
  }

  private static boolean isRead(EditionMark mark, Positions positions) {
    return mark.state() == EditionMark.State.ENDED && positions.reach(EditionMarks.ends(mark));
  }
}
