package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.backup.BackedUpTopic;
import br.engdados.sinesp.producer.backup.Backup;
import br.engdados.sinesp.producer.backup.BackupIndex;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Copies the topics into files. */
@Parameters(
    commandDescription =
        "copy the topics and the manifests of what is published into a folder, with checksums; the"
            + " tables are not copied, since they are rebuilt from the topics")
final class BackupCommand implements Command {
  @Parameter(
      names = "--to",
      order = 1,
      required = true,
      description = "folder of the backup, empty or not there yet")
  private Path folder;

  @ParametersDelegate private final KafkaOptions kafka = new KafkaOptions();

  @Parameter(
      names = "--state-dir",
      order = 31,
      description = "folder of the manifests that tell what is published")
  private Path stateDir = Path.of(".local", "state");

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer backup --to /backups/sinesp-2026-11-25
      sinesp-producer restore --from /backups/sinesp-2026-11-25
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, IOException, BrokerException {
    print(new Backup(kafka.connection(), stateDir).into(folder), console.out());
    console.out().println("backup is whole: " + folder);
    return ExitCode.DONE;
  }

  static void print(BackupIndex index, PrintStream out) {
    TextTable table = new TextTable("topic", "partitions", "records");
    for (BackedUpTopic topic : index.topics()) {
      table.row(
          topic.name(),
          Integer.toString(topic.files().size()),
          String.format(Locale.ROOT, "%,d", topic.records()));
    }
    table.print(out);
    out.println("manifests: " + index.state().size());
  }
}
