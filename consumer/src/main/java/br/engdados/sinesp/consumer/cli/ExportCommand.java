package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.CassandraWait;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import br.engdados.sinesp.consumer.export.Export;
import br.engdados.sinesp.consumer.export.ExportOptions;
import br.engdados.sinesp.consumer.export.ExportReport;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.time.Clock;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Writes the tables into files to take away. */
@Parameters(
    commandDescription =
        "write the tables as Parquet and CSV, with checksums, descriptions and a manifest")
final class ExportCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @Parameter(
      names = "--to",
      order = 10,
      description =
          "the folder of exports, a path or a URI such as s3a://bucket/sinesp; each run makes a"
              + " sub-folder named by its instant, whole once it has its manifest.json")
  String target;

  @Parameter(
      names = "--keep",
      order = 11,
      description = "how many whole exports stay there; older ones are removed")
  int keep = 3;

  @Parameter(
      names = "--skip-when-unchanged",
      order = 12,
      description = "write nothing and exit with 99 when the newest export has the same rows")
  boolean skipWhenUnchanged;

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String examples() {
    return """
    sinesp-consumer export --to exports
    sinesp-consumer export --to /data/exports --keep 12 --skip-when-unchanged
    spark-submit --packages org.apache.hadoop:hadoop-aws:3.3.4 sinesp-consumer.jar export --to s3a://bucket/sinesp
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, InterruptedException {
    ExportOptions options = UsageException.check(this::options);
    SparkConnection connector = UsageException.check(connection::spark);
    JavaVersion.requireFit();
    CassandraWait.forAnswer(options.cassandra(), connection.waitTimeout);
    Optional<ExportReport> report;
    try (SparkSession spark = connector.open("sinesp-export", Export.SETTINGS)) {
      report = new Export(spark, options, Clock.systemUTC()).run();
    }
    report.ifPresentOrElse(
        written -> console.out().println(written.text()),
        () -> console.out().println("The newest export has the same rows; nothing was written."));
    return report.isPresent() ? ExitCode.DONE : ExitCode.UNCHANGED;
  }

  ExportOptions options() {
    return new ExportOptions(
        connection.cassandra(), ExportOptions.target(target), keep, skipWhenUnchanged);
  }
}
