package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.metrics.MetricsFile;
import br.engdados.sinesp.producer.metrics.RunEnd;
import br.engdados.sinesp.producer.metrics.RunMetrics;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.publish.FileContents;
import br.engdados.sinesp.producer.publish.PublishRun;
import br.engdados.sinesp.producer.publish.PublishSettings;
import br.engdados.sinesp.producer.publish.RunOutcome;
import br.engdados.sinesp.producer.publish.Tolerance;
import br.engdados.sinesp.producer.publish.WithdrawalLimit;
import br.engdados.sinesp.producer.source.Source;
import br.engdados.sinesp.producer.source.SourceFile;
import br.engdados.sinesp.producer.source.remote.Fetcher;
import br.engdados.sinesp.producer.source.remote.FetchingSource;
import br.engdados.sinesp.producer.source.remote.WantedFiles;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job. */
@Parameters(
    commandDescription =
        "publish to Kafka what files have that is not published yet: new and revised rows, and"
            + " withdrawals")
final class PublishCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(PublishCommand.class);

  @Parameter(
      names = "--source",
      order = 1,
      description =
          "a data file (.xlsx, .csv, .csv.gz, .csv.xz), a folder of them, the URL of one, dadosgov"
              + " (the open-data portal), or govbr: the ministry's yearly workbooks, which are taken"
              + " if this is left out")
  private String source;

  @ParametersDelegate private final KafkaOptions kafka = new KafkaOptions();

  @ParametersDelegate private final RegistryOptions registry = new RegistryOptions();

  @ParametersDelegate private final RemoteOptions remote = new RemoteOptions();

  @ParametersDelegate private final ProxyOptions proxy = new ProxyOptions();

  @ParametersDelegate private final ReferenceOptions lists = new ReferenceOptions();

  @Parameter(
      names = "--partitions",
      order = 13,
      description = "partitions of each topic; topics that have another number are refused")
  private int partitions = 3;

  @ParametersDelegate private final ReplicationOptions replication = new ReplicationOptions();

  @ParametersDelegate private final ConventionOptions conventions = new ConventionOptions();

  @Parameter(
      names = "--max-rejected",
      order = 21,
      description =
          "how many rows of a file may be rejected, as a percentage or a number; above it nothing"
              + " is withdrawn and the run fails with exit code 2")
  private String maxRejected = "0.1%";

  @Parameter(
      names = "--max-withdrawn",
      order = 22,
      description =
          "how many of the rows published of a dataset's year a file may withdraw, as a percentage"
              + " (from 100 published rows on) or a number; a file above it, or without any row of a"
              + " state, a month or an event that is published, publishes nothing, and the run fails"
              + " with exit code 2; 100% allows everything")
  private String maxWithdrawn = "5%";

  @Parameter(
      names = "--fail-on-rejected",
      order = 23,
      description = "exit code 1 when any row was rejected, even if tolerated")
  private boolean failOnRejected;

  @Parameter(
      names = "--skip-when-unchanged",
      order = 24,
      description = "exit code 99 when there was nothing to publish")
  private boolean skipWhenUnchanged;

  @Parameter(
      names = "--allow-older",
      order = 25,
      description = "go back to an edition that another one has replaced")
  private boolean allowOlder;

  @Parameter(
      names = "--full",
      order = 26,
      description = "publish all rows, unchanged ones too, and withdraw what is gone")
  private boolean full;

  @ParametersDelegate private final DryRunOptions trial = new DryRunOptions();

  @Parameter(
      names = "--report-dir",
      order = 31,
      description = "folder of reports and rejected rows")
  private Path reportDir = Path.of("reports");

  @Parameter(
      names = "--state-dir",
      order = 32,
      description =
          "folder of the manifests that tell what is published; if it is lost, the next run"
              + " compares with Kafka once more")
  private Path stateDir = Path.of(".local", "state");

  @Parameter(
      names = "--metrics-file",
      order = 33,
      description =
          "file to write this run's figures to at its end, even when it fails, as Prometheus text"
              + " for node_exporter's textfile collector (which reads names that end in .prom); it is"
              + " replaced as a whole, and a dry run leaves it as it is")
  private Path metricsFile;

  private final Map<String, String> environment;

  PublishCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer publish --source downloads/bancovde-2023.xlsx
      sinesp-producer publish --source downloads --bootstrap-servers kafka:9092
      sinesp-producer publish --source downloads --dry-run --diff changes.csv
      sinesp-producer publish --source downloads --max-withdrawn 100%
      sinesp-producer publish --schema-registry-url http://schema-registry:8081
      KAFKA_BOOTSTRAP_SERVERS=kafka:9092 SINESP_SOURCE=downloads sinesp-producer publish
    """;
  }

  @Override
  public ExitCode run(Console console)
      throws UsageException, IOException, BrokerException, InterruptedException {
    if (metricsFile == null || trial.dryRun()) {
      return publish(console, new RunMetrics());
    }
    MetricsFile file = MetricsFile.at(metricsFile);
    RunMetrics metrics = new RunMetrics();
    Instant start = Instant.now();
    ExitCode code;
    try {
      code = publish(console, metrics);
    } catch (UsageException
        | IOException
        | BrokerException
        | InterruptedException
        | RuntimeException
        | OutOfMemoryError e) {
      try {
        file.write(metrics, end(start, ProducerProgram.SORTER.kindOf(e).exitCode()));
      } catch (OutputException second) {
        // The first failure is the one to tell; this one must not hide it.
        LOG.error("event=metrics_failed reason=\"{}\"", second.getMessage());
        e.addSuppressed(second);
      }
      throw e;
    }
    file.write(metrics, end(start, code));
    return code;
  }

  private static RunEnd end(Instant start, ExitCode code) {
    return new RunEnd(start, Instant.now(), code.status(), code.isSuccess());
  }

  private ExitCode publish(Console console, RunMetrics metrics)
      throws UsageException, IOException, BrokerException, InterruptedException {
    PublishSettings settings = settings(console);
    Reference reference = lists.reference();
    FileContents contents = FileContents.knownIn(stateDir, reference, settings.conventions());
    RunOutcome outcome =
        new PublishRun(settings, reference, metrics, console.out())
            .run(files(console, contents, metrics));
    if (outcome.failed()) {
      return ExitCode.FAILED;
    }
    if (outcome.refused()) {
      return ExitCode.REFUSED;
    }
    if (failOnRejected && outcome.rejected() > 0) {
      return ExitCode.REJECTED;
    }
    return skipWhenUnchanged && outcome.records() == 0 ? ExitCode.UNCHANGED : ExitCode.DONE;
  }

  private List<SourceFile> files(Console console, FileContents contents, RunMetrics metrics)
      throws UsageException, IOException {
    if (!RemoteOptions.isRemote(source)) {
      return Source.at(Path.of(source), Optional.of(contents)).files();
    }
    WantedFiles wanted = remote.wanted(source, environment);
    if (wanted instanceof WantedFiles.DadosGovBr portal) {
      portal.token().expiry().ifPresent(metrics::tokenExpires);
    }
    try (DownloadProgress progress = new DownloadProgress(console)) {
      return new FetchingSource(
              new Fetcher(remote.settings(), proxy.proxies(environment)), wanted, progress)
          .files();
    }
  }

  private PublishSettings settings(Console console) throws UsageException, IOException {
    if (partitions < 1 || partitions > 1000) {
      throw new UsageException("--partitions must be between 1 and 1000, is " + partitions);
    }
    Optional<Short> copies = replication.replicationFactor();
    return new PublishSettings(
        kafka.connection(),
        partitions,
        copies,
        registry.settings(environment, proxy.proxies(environment)),
        reportDir,
        stateDir,
        limit("--max-rejected", maxRejected, Tolerance::parse),
        limit("--max-withdrawn", maxWithdrawn, WithdrawalLimit::parse),
        conventions.given(),
        allowOlder,
        full,
        trial.dryRun(),
        trial.against(),
        trial.diff(),
        console.terminal());
  }

  private static <T> T limit(String option, String text, Function<String, T> parse)
      throws UsageException {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
