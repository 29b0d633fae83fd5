package br.engdados.sinesp.consumer.verify.compare;

import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

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

  /** Gives the group of a row. */
  public static Group of(TableRow row) {
    return new Group(
        row.granularidade(),
        (String) row.value("dataset_id"),
        (Integer) row.value("ano"),
        (String) row.value("tipo_crime"));
  }

  /** Gives the group of a key's row. */
  public static Group ofKey(Granularidade granularidade, List<Object> primaryKey) {
    List<String> columns = OccurrenceTable.of(granularidade).primaryKey();
    return new Group(
        granularidade,
        (String) primaryKey.get(columns.indexOf("dataset_id")),
        (Integer) primaryKey.get(columns.indexOf("ano")),
        (String) primaryKey.get(columns.indexOf("tipo_crime")));
  }

  @Override
  public int compareTo(Group other) {
    return ORDER.compare(this, other);
  }
}
