package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.connection.CassandraConnection;
import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be verified, and how.
 *
 * @param kafka where the topics are
 * @param cassandra where the tables are
 * @param tables which tables, at least one
 * @param settling how long a difference must last before it is reported, zero or more
 * @param named how many differences are named with both sides, zero or more
 * @param repair whether differences are mended
 */
public record VerifyOptions(
    KafkaConnection kafka,
    CassandraConnection cassandra,
    Set<Granularidade> tables,
    Duration settling,
    int named,
    boolean repair) {
  public VerifyOptions {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("--topics names no topic");
    }
    if (settling.isNegative()) {
      throw new IllegalArgumentException("--settle is negative: " + settling);
    }
    if (named < 0) {
      throw new IllegalArgumentException("--show is negative: " + named);
    }
    tables = Collections.unmodifiableSet(EnumSet.copyOf(tables));
  }
}
