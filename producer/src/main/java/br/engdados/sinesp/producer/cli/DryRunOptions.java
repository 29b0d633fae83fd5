package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.publish.PublishSettings.Against;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.Optional;

/** How to see what a run would publish, from the command line. */
final class DryRunOptions {
  @Parameter(
      names = "--dry-run",
      order = 27,
      description =
          "publish nothing; print what would be, by event and month, and the largest changes")
  private boolean dryRun;

  @Parameter(
      names = "--against",
      order = 28,
      description =
          "what a dry run compares with: topics, or none, which needs no Kafka and counts every row"
              + " as new; if this is left out, the topics, or none (with a note) where Kafka cannot be"
              + " reached")
  private String against;

  @Parameter(
      names = "--diff",
      order = 29,
      description = "write every change with old and new values to this CSV file")
  private Path diff;

  boolean dryRun() {
    return dryRun;
  }

  Against against() throws UsageException {
    if (against == null) {
      return dryRun ? Against.TOPICS_IF_REACHABLE : Against.TOPICS;
    }
    switch (against) {
      case "topics" -> {
        return Against.TOPICS;
      }
      case "none" -> {
        if (!dryRun) {
          throw new UsageException(
              "--against none goes with --dry-run only: what is published decides what is sent");
        }
        return Against.NONE;
      }
      default -> throw new UsageException("--against must be topics or none, is '" + against + "'");
    }
  }

  Optional<Path> diff() {
    return Optional.ofNullable(diff);
  }
}
