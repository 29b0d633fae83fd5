package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.backup.BackupIndex;
import br.engdados.sinesp.producer.backup.Restore;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes topics of a backup. */
@Parameters(
    commandDescription =
        "restore the topics and manifests of a backup, into a Kafka that has no records in them;"
            + " then rebuild the tables: sinesp-consumer consume --mode initial")
final class RestoreCommand implements Command {
  @Parameter(
      names = "--from",
      order = 1,
      required = true,
      description = "folder of the backup; every file of it is checked before anything is sent")
  private Path folder;

  @ParametersDelegate private final KafkaOptions kafka = new KafkaOptions();

  @ParametersDelegate private final ReplicationOptions replication = new ReplicationOptions();

  @Parameter(
      names = "--state-dir",
      order = 31,
      description = "folder for the manifests that tell what is published; it must hold none")
  private Path stateDir = Path.of(".local", "state");

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer restore --from /backups/sinesp-2026-11-25
      sinesp-consumer consume --mode initial --trigger available-now
      sinesp-consumer verify
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, IOException, BrokerException {
    Optional<Short> copies = replication.replicationFactor();
    BackupIndex index = new Restore(kafka.connection(), copies, stateDir).from(folder);
    BackupCommand.print(index, console.out());
    console
        .out()
        .println(
            "restored. Rebuild the tables: sinesp-consumer consume --mode initial --trigger"
                + " available-now");
    return ExitCode.DONE;
  }
}
