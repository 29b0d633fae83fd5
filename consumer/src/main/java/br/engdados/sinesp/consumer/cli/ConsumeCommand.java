package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.SparkApplication;
import br.engdados.sinesp.consumer.deadletter.DeadLetterLimit;
import br.engdados.sinesp.consumer.stream.ConsumeRun;
import br.engdados.sinesp.consumer.stream.ConsumeSettings;
import br.engdados.sinesp.consumer.stream.StopRequest;
import br.engdados.sinesp.consumer.verify.Verification;
import br.engdados.sinesp.consumer.verify.VerifyOptions;
import br.engdados.sinesp.consumer.write.Replication;
import br.engdados.sinesp.consumer.write.WriteSettings;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.DurationConverter;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keeps the tables in step with the topics. */
@Parameters(commandDescription = "read the topics and keep the tables in step")
final class ConsumeCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @ParametersDelegate final TopicOptions choice = new TopicOptions();

  @Parameter(
      names = "--mode",
      order = 11,
      description =
          "append: go on from the checkpoint, from the earliest offset where there is none;"
              + " initial: empty the tables and rebuild them from the topics")
  String mode = "append";

  @Parameter(
      names = "--trigger",
      order = 12,
      description = "available-now: read what is there, then stop; continuous: go on until stopped")
  String trigger = "available-now";

  @Parameter(
      names = "--interval",
      order = 13,
      converter = DurationConverter.class,
      description = "with --trigger continuous, from the start of one batch to the next")
  Duration interval = Duration.ofSeconds(5);

  @Parameter(
      names = "--starting-offsets",
      order = 14,
      description = "where the first run starts: earliest or latest (only what comes from now on)")
  String startingOffsets = "earliest";

  @Parameter(
      names = "--checkpoint-dir",
      order = 15,
      description = "where progress is kept: a folder or a Hadoop URI; one for each consumer")
  String checkpointDir = ".local/checkpoints";

  @Parameter(
      names = "--max-offsets-per-trigger",
      order = 16,
      description = "highest number of records of a topic in one batch; limits memory")
  long maxOffsetsPerTrigger = 400_000;

  @Parameter(
      names = "--min-tasks",
      order = 17,
      description =
          "into how many tasks a batch is split at least, also where the topic has fewer partitions:"
              + " twice its partitions, so that no processor waits while the last one is read, and as"
              + " many as there may be executors. 1: one for each partition")
  int minTasks = 6;

  @Parameter(
      names = "--replication",
      order = 20,
      description =
          "copies of a keyspace that must be created: 1 (SimpleStrategy), or dc1:3,dc2:2"
              + " (NetworkTopologyStrategy)")
  String replication = "1";

  @Parameter(
      names = "--consistency-level",
      order = 21,
      description = "how many replicas must have a write: LOCAL_QUORUM, LOCAL_ONE, QUORUM, ALL …")
  DefaultConsistencyLevel consistencyLevel = DefaultConsistencyLevel.LOCAL_QUORUM;

  @Parameter(
      names = "--batch-bytes",
      order = 22,
      description = "largest batch of rows of one partition, in bytes")
  int batchBytes = 64 * 1024;

  @Parameter(
      names = "--concurrent-writes",
      order = 23,
      description = "batches that a task has in flight at once")
  int concurrentWrites = 8;

  @Parameter(
      names = "--throughput",
      order = 24,
      description = "highest number of MiB a second that a task writes; no limit without it")
  Double throughput;

  @Parameter(
      names = "--write-retry-time",
      order = 25,
      converter = DurationConverter.class,
      description = "how long a write is retried while Cassandra does not accept it")
  Duration writeRetryTime = Duration.ofMinutes(2);

  @Parameter(
      names = "--max-dead-letters",
      order = 30,
      description =
          "how many records of a batch may go to the dead letters: a share (and at least 100) or"
              + " a number; more than that stops the query")
  String maxDeadLetters = "1%";

  @Parameter(
      names = "--on-query-failure",
      order = 31,
      description = "what the other topics do when one fails for good: stop or continue")
  String onQueryFailure = "stop";

  @Parameter(
      names = "--query-retries",
      order = 32,
      description = "how often a query is started again after a failure of a server or the network")
  int queryRetries = 5;

  @Parameter(
      names = "--skip-when-unchanged",
      order = 33,
      description = "exit with 99 when there was nothing new")
  boolean skipWhenUnchanged;

  @Parameter(
      names = "--drain-when-stdin-ends",
      order = 35,
      description =
          "with --trigger continuous, end once standard input has ended and all is read: for"
              + " scripts that load while something else publishes")
  boolean drainWhenStdinEnds;

  @Parameter(
      names = "--verify",
      order = 36,
      description =
          "once all is read, also where nothing was new, compare the tables with the topics as the"
              + " command verify does; with --trigger available-now or --drain-when-stdin-ends")
  boolean verify;

  @ParametersDelegate final VerifyMetricsOptions result = new VerifyMetricsOptions();

  @Parameter(
      names = "--stop-timeout",
      order = 34,
      converter = DurationConverter.class,
      description = "after SIGTERM, how long the queries may take to stop")
  Duration stopTimeout = Duration.ofSeconds(20);

  @ParametersDelegate final MetricsServerOptions metrics = new MetricsServerOptions();

  @ParametersDelegate final ProgressOptions shown = new ProgressOptions();

  @Override
  public String name() {
    return "consume";
  }

  @Override
  public String examples() {
    return """
    sinesp-consumer consume
    sinesp-consumer consume --verify --skip-when-unchanged
    sinesp-consumer consume --mode initial --topics municipio
    sinesp-consumer consume --trigger continuous --metrics-port 9404
    KAFKA_BOOTSTRAP_SERVERS=kafka:9092 CASSANDRA_HOST=cassandra sinesp-consumer consume
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, InterruptedException {
    ConsumeSettings settings = UsageException.check(this::settings);
    ShownProgress progress = UsageException.check(() -> shown.open(console));
    JavaVersion.requireFit();
    StopRequest stop = new StopRequest();
    TerminationHook.install(stop, stopTimeout);
    if (drainWhenStdinEnds) {
      InputEnd.await(System.in, stop::requestDrain);
    }
    try (progress;
        SparkApplication spark =
            new SparkApplication(settings.spark(), "sinesp-consumer", sparkSettings(settings))) {
      ExitCode consumed =
          switch (new ConsumeRun(settings, stop, spark, progress).run()) {
            case DONE -> ExitCode.DONE;
            case UNCHANGED -> skipWhenUnchanged ? ExitCode.UNCHANGED : ExitCode.DONE;
            case STOPPED -> ExitCode.STOPPED;
          };
      if (!verify || !consumed.isSuccess()) {
        return consumed;
      }
      ExitCode compared = comparison().run(spark.session(), progress, console);
      return compared == ExitCode.DONE ? consumed : compared;
    }
  }

  private Map<String, String> sparkSettings(ConsumeSettings settings) {
    Map<String, String> all = new HashMap<>(settings.sparkSettings());
    if (verify) {
      all.putAll(Verification.SETTINGS);
    }
    return all;
  }

  private Comparison comparison() {
    return new Comparison(
        new VerifyOptions(
            connection.kafka(),
            connection.cassandra(),
            choice.topics,
            VerifyCommand.SETTLE,
            VerifyCommand.SHOW,
            false),
        false,
        result.file());
  }

  ConsumeSettings settings() {
    boolean continuous = choice("--trigger", trigger, "available-now", "continuous");
    if (drainWhenStdinEnds && !continuous) {
      throw new IllegalArgumentException("--drain-when-stdin-ends needs --trigger continuous");
    }
    if (verify && continuous && !drainWhenStdinEnds) {
      throw new IllegalArgumentException(
          "--verify needs an end: --trigger available-now or --drain-when-stdin-ends");
    }
    return new ConsumeSettings(
        connection.kafka(),
        connection.cassandra(),
        connection.spark(),
        choice.topics,
        choice("--mode", mode, "append", "initial")
            ? ConsumeSettings.Mode.INITIAL
            : ConsumeSettings.Mode.APPEND,
        continuous ? Optional.of(interval) : Optional.empty(),
        choice("--starting-offsets", startingOffsets, "earliest", "latest"),
        checkpointDir,
        maxOffsetsPerTrigger,
        minTasks,
        Replication.parse(replication),
        new WriteSettings(
            consistencyLevel,
            batchBytes,
            concurrentWrites,
            Optional.ofNullable(throughput),
            writeRetryTime),
        DeadLetterLimit.parse(maxDeadLetters),
        !choice("--on-query-failure", onQueryFailure, "stop", "continue"),
        queryRetries,
        metrics.address(),
        connection.waitTimeout);
  }

  /** Tells whether an option has the second of its two values. */
  private static boolean choice(String option, String value, String first, String second) {
    String chosen = value.toLowerCase(Locale.ROOT);
    if (chosen.equals(second)) {
      return true;
    }
    if (chosen.equals(first)) {
      return false;
    }
    throw new IllegalArgumentException(
        option + " is " + first + " or " + second + ", not: " + value);
  }
}
