package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.CassandraWait;
import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.connection.ProgressView;
import br.engdados.sinesp.consumer.connection.SparkApplication;
import br.engdados.sinesp.consumer.deadletter.DeadLetterQueue;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.metrics.ConsumerMetrics;
import br.engdados.sinesp.consumer.metrics.MetricsServer;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.datastax.spark.connector.cql.CassandraConnector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of {@code consume}: locks, waits and checks, and then the queries. */
public final class ConsumeRun {
  /** How a run ended. */
  public enum Ending {
    /** All that was there is read. */
    DONE,
    /** There was nothing new. */
    UNCHANGED,
    /** It was told to stop. */
    STOPPED
  }

  private static final Logger LOG = LoggerFactory.getLogger(ConsumeRun.class);

  private final ConsumeSettings settings;
  private final StopRequest stop;
  private final SparkApplication spark;
  private final ProgressView view;
  private final ConsumerMetrics metrics = new ConsumerMetrics();

  /**
   * Makes a run.
   *
   * @param settings what was asked for
   * @param stop tells the run to stop
   * @param spark where the queries run; started unless there is nothing to read, left running
   * @param view hears how far the loads are: from the start of a run that ends by itself, else from
   *     when it is asked to drain
   */
  public ConsumeRun(
      ConsumeSettings settings, StopRequest stop, SparkApplication spark, ProgressView view) {
    this.settings = settings;
    this.stop = stop;
    this.spark = spark;
    this.view = view;
  }

  /**
   * Reads the topics: until all is read that was there at the start, or until told to stop.
   *
   * @return how it ended
   * @throws FailureException if something keeps it from going on; the message says what
   * @throws InterruptedException if the thread is interrupted
   */
  public Ending run() throws InterruptedException {
    List<CheckpointLock> locks = new ArrayList<>();
    Optional<MetricsServer> server = serveMetrics();
    boolean failed = true;
    try {
      Ending ending = run(locks);
      failed = false;
      return ending;
    } finally {
      server.ifPresent(MetricsServer::close);
      locks.forEach(CheckpointLock::close);
      stop.end(failed);
    }
  }

  private Optional<MetricsServer> serveMetrics() {
    return settings
        .metrics()
        .map(
            address -> {
              MetricsServer server =
                  new MetricsServer(metrics, address.getHostString(), address.getPort());
              LOG.info(
                  "event=metrics url=http://{}:{}/metrics", address.getHostString(), server.port());
              return server;
            });
  }

  private Ending run(List<CheckpointLock> locks) throws InterruptedException {
    List<CheckpointFolder> folders = new ArrayList<>();
    List<Granularidade> topics =
        settings.topics().stream().sorted(Comparator.naturalOrder()).toList();
    for (Granularidade granularidade : topics) {
      CheckpointFolder folder =
          new CheckpointFolder(settings.checkpointFolder(), OccurrenceTopic.of(granularidade));
      folder.local().map(CheckpointLock::take).ifPresent(locks::add);
      folders.add(folder);
    }
    awaitKafka();
    List<TopicLoad> loads = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      loads.add(plan(topics.get(i), folders.get(i)));
    }
    if (loads.stream().anyMatch(this::isWanted)) {
      spark.startAhead();
    }
    CassandraConnector connector =
        CassandraWait.forAnswer(settings.cassandra(), settings.waitTimeout());
    new TablePreparation(settings, connector).prepare(loads);
    return run(connector, loads);
  }

  private Ending run(CassandraConnector connector, List<TopicLoad> loads)
      throws InterruptedException {
    List<TopicLoad> behind = loads.stream().filter(this::isWanted).toList();
    if (behind.isEmpty()) {
      loads.forEach(load -> load.progress().caughtUp(Instant.now(), true));
      LOG.info("event=unchanged topics={}", loads.size());
      return Ending.UNCHANGED;
    }
    boolean finished = new QueryRun(settings, metrics, stop, view).run(spark, connector, behind);
    if (!finished) {
      return Ending.STOPPED;
    }
    long read = behind.stream().mapToLong(load -> load.progress().read()).sum();
    LOG.info("event=done read={}", read);
    return read == 0 ? Ending.UNCHANGED : Ending.DONE;
  }

  /** Tells whether a load has something to read, or to wait for. */
  private boolean isWanted(TopicLoad load) {
    return settings.interval().isPresent() || !load.plan().upToDate();
  }

  private TopicLoad plan(Granularidade granularidade, CheckpointFolder folder)
      throws InterruptedException {
    String topic = OccurrenceTopic.of(granularidade);
    TopicState found = TopicState.await(settings.kafka(), topic, settings.waitTimeout());
    StartPlan plan =
        StartPlan.of(
            settings.mode(),
            settings.cassandra().keyspace(),
            found,
            folder.readState(),
            folder,
            Instant.now());
    LOG.info(
        "event=plan topic={} generation={} phase={} from={} to={}",
        topic,
        plan.state().generation(),
        plan.state().phase(),
        plan.committed().map(Object::toString).orElse("start"),
        found.latest());
    return TopicLoad.of(granularidade, folder, plan, found, settings.startLatest(), metrics);
  }

  private void awaitKafka() throws InterruptedException {
    KafkaWait.forAnswer(settings.kafka(), settings.waitTimeout());
    try (Admin admin = Admin.create(KafkaWait.adminProperties(settings.kafka()))) {
      DeadLetterQueue.create(admin);
    } catch (ExecutionException e) {
      throw new FailureException(
          "cannot create topic %s: %s"
              .formatted(OccurrenceTopic.DEAD_LETTERS, e.getCause().getMessage()),
          e);
    }
  }
}
