package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.CassandraWait;
import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import br.engdados.sinesp.consumer.metrics.VerifyMetrics;
import br.engdados.sinesp.consumer.metrics.VerifyMetrics.VerifyResult;
import br.engdados.sinesp.consumer.verify.Verification;
import br.engdados.sinesp.consumer.verify.VerifyOptions;
import br.engdados.sinesp.consumer.verify.report.ReportJson;
import br.engdados.sinesp.consumer.verify.report.ReportText;
import br.engdados.sinesp.consumer.verify.report.VerifyReport;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.DurationConverter;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;

/** Compares the tables with the topics. */
@Parameters(commandDescription = "compare the tables with the topics, row by row")
final class VerifyCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @ParametersDelegate final TopicOptions choice = new TopicOptions();

  @Parameter(
      names = "--settle",
      order = 11,
      converter = DurationConverter.class,
      description =
          "how long a difference must last before it is reported; give it the time that the"
              + " consumer may lag behind")
  Duration settle = Duration.ofSeconds(10);

  @Parameter(
      names = "--show",
      order = 12,
      description = "how many differences are named with both sides")
  int show = 20;

  @Parameter(
      names = "--json",
      order = 13,
      description =
          "print the result as JSON, with rows and sums by table, dataset, year and event")
  boolean json;

  @Parameter(
      names = "--repair",
      order = 14,
      description =
          "delete the rows that the topics do not have, write the others so that they win, and read"
              + " back; not while an edition is being published")
  boolean repair;

  @Parameter(
      names = "--metrics-file",
      order = 15,
      description =
          "file to write the result to as Prometheus text, for node_exporter's textfile collector"
              + " (which reads names that end in .prom); it is replaced as a whole, and a comparison"
              + " that fails leaves it as it is")
  Path metricsFile;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String examples() {
    return """
    sinesp-consumer verify
    sinesp-consumer verify --topics estado,geral --show 100
    sinesp-consumer verify --repair --json
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, InterruptedException {
    VerifyOptions options = UsageException.check(this::options);
    SparkConnection connector = UsageException.check(connection::spark);
    JavaVersion.requireFit();
    KafkaWait.forAnswer(options.kafka(), connection.waitTimeout);
    CassandraWait.forAnswer(options.cassandra(), connection.waitTimeout);
    VerifyReport report;
    try (SparkSession spark = connector.open("sinesp-verify", Verification.SETTINGS)) {
      report = new Verification(spark, options).run();
    }
    if (metricsFile != null) {
      VerifyMetrics.write(
          metricsFile, new VerifyResult(Instant.now(), report.duration(), report.count()));
    }
    console.out().println(json ? ReportJson.of(report) : ReportText.of(report).stripTrailing());
    return report.isClean() ? ExitCode.DONE : ExitCode.DIFFERENCES;
  }

  VerifyOptions options() {
    return new VerifyOptions(
        connection.kafka(), connection.cassandra(), choice.topics, settle, show, repair);
  }
}
