package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** The options that all commands share: which servers, and where their files are. */
final class ChoiceOptions {
  @Parameter(
      names = "--data-dir",
      order = 20,
      description = "folder of data, logs, configuration and state")
  private String dataDirectory = ".local";

  @Parameter(
      names = "--only",
      order = 21,
      description = "one of the two: kafka or cassandra",
      defaultValueDescription = "both")
  private String only = "both";

  ServerChoice choice() throws UsageException {
    if (dataDirectory.isBlank()) {
      throw new UsageException("--data-dir: the data folder's name is blank");
    }
    Path data = UsageException.check(() -> Path.of(dataDirectory.strip()));
    return new ServerChoice(servers(), data.toAbsolutePath().normalize());
  }

  private Set<ServerKind> servers() throws UsageException {
    String chosen = only.strip();
    if (chosen.equals("both")) {
      return EnumSet.allOf(ServerKind.class);
    }
    for (ServerKind kind : ServerKind.values()) {
      if (kind.folder().equals(chosen)) {
        return EnumSet.of(kind);
      }
    }
    throw new UsageException("--only takes kafka or cassandra, not '" + chosen + "'");
  }
}
