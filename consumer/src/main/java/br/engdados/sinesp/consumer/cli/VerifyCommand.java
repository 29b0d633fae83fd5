package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.CassandraWait;
import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.connection.SparkConnection;
import br.engdados.sinesp.consumer.verify.Verification;
import br.engdados.sinesp.consumer.verify.VerifyOptions;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.DurationConverter;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;

/** Compares the tables with the topics. */
@Parameters(commandDescription = "compare the tables with the topics, row by row")
final class VerifyCommand implements Command {
  /** What {@code consume --verify} takes, too. */
  static final Duration SETTLE = Duration.ofSeconds(10);

  static final int SHOW = 20;

  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @ParametersDelegate final TopicOptions choice = new TopicOptions();

  @Parameter(
      names = "--settle",
      order = 11,
      converter = DurationConverter.class,
      description =
          "how long a difference must last before it is reported; give it the time that the"
              + " consumer may lag behind")
  Duration settle = SETTLE;

  @Parameter(
      names = "--show",
      order = 12,
      description = "how many differences are named with both sides")
  int show = SHOW;

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

  @ParametersDelegate final ProgressOptions shown = new ProgressOptions();

  @ParametersDelegate final VerifyMetricsOptions result = new VerifyMetricsOptions();

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
    ShownProgress progress = UsageException.check(() -> shown.open(console));
    JavaVersion.requireFit();
    KafkaWait.forAnswer(options.kafka(), connection.waitTimeout);
    CassandraWait.forAnswer(options.cassandra(), connection.waitTimeout);
    try (progress;
        SparkSession spark = connector.open("sinesp-verify", Verification.SETTINGS)) {
      return new Comparison(options, json, result.file()).run(spark, progress, console);
    }
  }

  VerifyOptions options() {
    return new VerifyOptions(
        connection.kafka(), connection.cassandra(), choice.topics, settle, show, repair);
  }
}
