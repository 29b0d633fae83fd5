package br.engdados.sinesp.painel.cube;

import br.engdados.sinesp.contract.topic.EditionMark;
import java.util.List;
import java.util.Optional;

/** What readers see: the newest published version, and how far the feed is. For any thread. */
public final class Cube {
  /**
   * How far the topics were read.
   *
   * @param read records since the start
   * @param refused records among them that do not keep the contract
   * @param missing offsets between where it is and where the topics end; -1 before that is known
   * @param ready whether all that was there at the start was read, and a version published
   * @param waiting years of which an edition has begun and not ended: readers see the one before
   * @param failure what stands in the way of reading, null while nothing does
   */
  public record Progress(
      long read, long refused, long missing, boolean ready, List<Integer> waiting, String failure) {
    /** Before anything was read. */
    static final Progress NONE = new Progress(0, 0, -1, false, List.of(), null);

    public Progress {
      waiting = List.copyOf(waiting);
    }
  }

  private volatile CubeVersion version;
  private volatile Progress progress = Progress.NONE;
  private volatile List<EditionMark> editions = List.of();

  /** Makes one without a version. */
  public Cube() {}

  /**
   * Gives the newest version; a reader takes it once for an answer.
   *
   * @return empty before the first whole edition
   */
  public Optional<CubeVersion> version() {
    return Optional.ofNullable(version);
  }

  /**
   * Tells how far the feed is.
   *
   * @return a moment's view
   */
  public Progress progress() {
    return progress;
  }

  /**
   * Lists the editions that the topic of marks tells of.
   *
   * @return the newest first; empty where the topic does not exist
   */
  public List<EditionMark> editions() {
    return editions;
  }

  void publish(CubeVersion next) {
    version = next;
  }

  void report(Progress next) {
    progress = next;
  }

  void marks(List<EditionMark> marks) {
    editions = marks;
  }
}
