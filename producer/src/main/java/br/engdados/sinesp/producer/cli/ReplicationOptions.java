package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.util.Optional;

/** How topics are created, from the command line. */
final class ReplicationOptions {
  private static final int OF_THE_BROKER = -1;

  @Parameter(
      names = "--replication-factor",
      order = 14,
      description = "copies of topics to be created; -1 for the broker's default")
  // JCommander converts no short.
  private int replicationFactor = OF_THE_BROKER;

  /** Gives the copies of each partition, empty for the broker's default. */
  Optional<Short> replicationFactor() throws UsageException {
    if (replicationFactor == OF_THE_BROKER) {
      return Optional.empty();
    }
    if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
      throw new UsageException("--replication-factor must be -1, or from 1 to " + Short.MAX_VALUE);
    }
    return Optional.of((short) replicationFactor);
  }
}
