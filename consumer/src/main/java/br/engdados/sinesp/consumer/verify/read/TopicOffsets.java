package br.engdados.sinesp.consumer.verify.read;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.Collection;
import java.util.List;

/** Tells what the topics hold now. */
public interface TopicOffsets {
  /**
   * Gives everything that the topics hold.
   *
   * @param tables whose topics
   * @return one range for each partition, also for empty ones
   * @throws br.engdados.sinesp.consumer.failure.FailureException if a topic does not exist or Kafka
   *     does not answer
   */
  List<OffsetRange> all(Collection<Granularidade> tables);

  /**
   * Gives what has come since.
   *
   * @param read the ranges that were read before
   * @return for each the range from its end to the partition's end now; empty ones left out
   * @throws br.engdados.sinesp.consumer.failure.FailureException if Kafka does not answer
   */
  List<OffsetRange> since(List<OffsetRange> read);
}
