package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run of {@code publish} was told, validated.
 *
 * @param kafka how to reach Kafka
 * @param partitions of each topic of rows
 * @param replicationFactor copies of each partition of topics to be created, empty for the broker's
 *     default
 * @param registry where the records' schema is registered, if anywhere
 * @param reportDir where reports go
 * @param stateDir where manifests are kept
 * @param maxRejected how many rows of a file may be rejected
 * @param maxWithdrawn how much of what is published of a scope a file may withdraw
 * @param allowOlder whether an edition that was superseded may be published again
 * @param full whether all rows are published, unchanged ones too
 * @param dryRun whether only to tell what would be published
 * @param against what a dry run compares with
 * @param diff where every change is written with old and new values, if wanted
 * @param terminal whether a person watches, and a progress bar makes sense
 */
public record PublishSettings(
    KafkaConnection kafka,
    int partitions,
    Optional<Short> replicationFactor,
    Optional<RegistrySettings> registry,
    Path reportDir,
    Path stateDir,
    Tolerance maxRejected,
    WithdrawalLimit maxWithdrawn,
    boolean allowOlder,
    boolean full,
    boolean dryRun,
    Against against,
    Optional<Path> diff,
    boolean terminal) {
  /** What files are compared with. */
  public enum Against {
    /** What is published; Kafka must be there. */
    TOPICS,
    /** What is published, or nothing where Kafka cannot be reached. */
    TOPICS_IF_REACHABLE,
    /** Nothing: every row counts as new. */
    NONE
  }
}
