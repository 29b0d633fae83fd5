package br.engdados.sinesp.painel.changelog;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.EditionMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The marks that were read: of each dataset and year the newest, and the ended editions. Not for
 * several threads at once.
 */
public final class EditionMarks {
  private static final int KEPT = 1_000;

  private record Scope(Dataset dataset, int ano) {}

  private final Map<Scope, EditionMark> newest = new HashMap<>();
  private final List<EditionMark> ended = new ArrayList<>();

  /** Makes an empty collection. */
  public EditionMarks() {}

  /**
   * Takes in a mark, in the order of the topic.
   *
   * @param mark the mark
   */
  public void add(EditionMark mark) {
    newest.merge(
        new Scope(mark.dataset(), mark.ano()),
        mark,
        (known, next) -> next.dataExtracao().isBefore(known.dataExtracao()) ? known : next);
    if (mark.state() == EditionMark.State.ENDED && !ended.contains(mark)) {
      ended.add(mark);
      if (ended.size() > KEPT) {
        ended.remove(0);
      }
    }
  }

  /**
   * Gives the newest mark of a dataset and year.
   *
   * @param dataset the dataset
   * @param ano the year
   * @return empty where it was never marked
   */
  public Optional<EditionMark> newest(Dataset dataset, int ano) {
    return Optional.ofNullable(newest.get(new Scope(dataset, ano)));
  }

  /**
   * Lists the ended editions and those under way.
   *
   * @return a copy, the newest first
   */
  public List<EditionMark> all() {
    List<EditionMark> all = new ArrayList<>(ended);
    newest.values().stream()
        .filter(mark -> mark.state() == EditionMark.State.BEGUN)
        .forEach(all::add);
    all.sort(Comparator.comparing(EditionMark::dataExtracao).reversed());
    return List.copyOf(all);
  }

  /**
   * Gives where the records of an ended edition end.
   *
   * @param mark an ended edition
   * @return by partition the offset after its last record
   */
  public static Map<TopicPartition, Long> ends(EditionMark mark) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    new TreeMap<>(mark.endOffsets())
        .forEach(
            (topic, partitions) ->
                partitions.forEach(
                    (partition, end) -> ends.put(new TopicPartition(topic, partition), end)));
    return ends;
  }
}
