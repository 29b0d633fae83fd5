package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.io.Serializable;
import java.util.List;

/** What a record of a topic says, or that it says nothing that can be understood. */
public sealed interface TopicRecord extends Serializable {
  /** Gives the granularity of the record's topic. */
  Granularidade granularidade();

  /** A row; its key is the record's. */
  record Published(TableRow row) implements TopicRecord {
    @Override
    public Granularidade granularidade() {
      return row.granularidade();
    }
  }

  /** A row was withdrawn. */
  record Withdrawn(Granularidade granularidade, List<Object> primaryKey) implements TopicRecord {}

  /**
   * A dead letter.
   *
   * @param granularidade the topic's
   * @param primaryKey the key where at least that can be read; empty otherwise
   * @param reason why
   */
  record Undecodable(Granularidade granularidade, List<Object> primaryKey, String reason)
      implements TopicRecord {}
}
