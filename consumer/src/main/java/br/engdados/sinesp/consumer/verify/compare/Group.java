package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.Comparator;

/**
 * The rows that are counted and summed together.
 *
 * @param granularidade which table they are in
 * @param datasetId the dataset, as the row says it
 * @param ano the year
 * @param tipoCrime the event
 */
public record Group(Granularidade granularidade, String datasetId, int ano, String tipoCrime)
    implements Serializable, Comparable<Group> {
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::granularidade)
          .thenComparing(Group::datasetId)
          .thenComparingInt(Group::ano)
          .thenComparing(Group::tipoCrime);

  /** Gives the group that the rows of a partition belong to. */
  public static Group of(TablePartition partition) {
    return new Group(
        partition.granularidade(),
        (String) partition.value("dataset_id"),
        (Integer) partition.value("ano"),
        (String) partition.value("tipo_crime"));
  }

  @Override
  public int compareTo(Group other) {
    return ORDER.compare(this, other);
  }
}
