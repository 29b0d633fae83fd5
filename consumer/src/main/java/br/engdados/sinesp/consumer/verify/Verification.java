package br.engdados.sinesp.consumer.verify;

import br.engdados.sinesp.consumer.connection.ProgressView;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.JobFailure;
import br.engdados.sinesp.consumer.verify.compare.Findings;
import br.engdados.sinesp.consumer.verify.compare.KeyComparison;
import br.engdados.sinesp.consumer.verify.compare.WholeReading;
import br.engdados.sinesp.consumer.verify.read.CassandraTableAccess;
import br.engdados.sinesp.consumer.verify.read.KafkaTopicOffsets;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableAccess;
import br.engdados.sinesp.consumer.verify.read.TopicOffsets;
import br.engdados.sinesp.consumer.verify.report.VerifyReport;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.datastax.spark.connector.rdd.ReadConf;
import com.datastax.spark.connector.writer.WriteConf;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares topics and tables once. */
public final class Verification {
  /** What the Spark session should be opened with, unless the user has set it. */
  public static final Map<String, String> SETTINGS =
      Map.of("spark.cassandra.input.consistency.level", "LOCAL_QUORUM");

  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

  /** How many differing keys are looked at again; both sides of each are in memory then. */
  private static final int MOST_SUSPECTS = 50_000;

  private final SparkSession spark;
  private final VerifyOptions options;
  private final ComparisonProgress progress;

  /**
   * Makes a verification.
   *
   * @param spark a session that knows where Cassandra is
   * @param options what to verify
   * @param view hears how far it is
   */
  public Verification(SparkSession spark, VerifyOptions options, ProgressView view) {
    this.spark = spark;
    this.options = options;
    this.progress = new ComparisonProgress(view);
  }

  /**
   * Compares, looks again, and repairs if that was asked for.
   *
   * @return what was found
   * @throws FailureException if a topic or table does not exist, or a server fails
   * @throws InterruptedException if the thread was interrupted
   */
  public VerifyReport run() throws InterruptedException {
    SparkConf settings = spark.sparkContext().getConf();
    spark.sparkContext().addSparkListener(progress);
    try (KafkaTopicOffsets offsets = new KafkaTopicOffsets(options.kafka().clientProperties());
        CqlSession session = CassandraConnector.apply(settings).openSession()) {
      requireTables(session);
      TableAccess access =
          new CassandraTableAccess(
              session,
              options.cassandra().keyspace(),
              ReadConf.fromSparkConf(settings).consistencyLevel(),
              WriteConf.fromSparkConf(settings).consistencyLevel());
      return run(offsets, access);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) { // Spark throws a checked exception that Scala does not declare
      throw JobFailure.sorted("verify", e);
    }
  }

  private VerifyReport run(TopicOffsets offsets, TableAccess access) throws InterruptedException {
    final long start = System.nanoTime();
    WholeReading reading =
        new WholeReading(spark, options.kafka().clientProperties(), options.cassandra().keyspace());
    List<OffsetRange> ranges = offsets.all(options.tables());
    Findings findings = compare(reading, ranges);
    if (!isComplete(findings)) {
      // Not each can be looked at again; perhaps the consumer was just writing an edition.
      Thread.sleep(options.settling().toMillis());
      ranges = offsets.all(options.tables());
      findings = compare(reading, ranges);
    }
    boolean complete = isComplete(findings);
    List<KeyComparison> differences = List.of();
    long repaired = 0;
    if (!findings.suspects().isEmpty()) {
      LOG.info("event=looking-again suspects={}", findings.suspects().size());
      SecondLook look =
          new SecondLook(reading, access, offsets, findings.suspects(), options.tables());
      differences = look.differences(options.settling());
      if (options.repair() && complete && !differences.isEmpty()) {
        LOG.info("event=repairing rows={}", differences.size());
        long before = differences.size();
        differences = new Repair(access, look, Clock.systemUTC()).mend(differences);
        repaired = before - differences.size();
      }
      look.correct(findings);
    }
    return new VerifyReport(
        options.tables(),
        options.named(),
        ranges,
        findings,
        differences,
        complete,
        new VerifyReport.Repaired(options.repair(), repaired),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Findings compare(WholeReading reading, List<OffsetRange> ranges) {
    long offsets = ranges.stream().mapToLong(OffsetRange::length).sum();
    LOG.info("event=comparing tables={} offsets={}", options.tables(), offsets);
    progress.begin(offsets);
    long start = System.nanoTime();
    Findings findings = reading.compare(ranges, options.tables(), MOST_SUSPECTS);
    LOG.info(
        "event=compared differing={} seconds={}",
        findings.differences(),
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
    return findings;
  }

  private static boolean isComplete(Findings findings) {
    return findings.suspects().size() == findings.differences();
  }

  private void requireTables(CqlSession session) {
    String keyspace = options.cassandra().keyspace();
    for (Granularidade granularidade : options.tables()) {
      String table = OccurrenceTable.of(granularidade).name();
      boolean exists =
          session
              .getMetadata()
              .getKeyspace(keyspace)
              .flatMap(found -> found.getTable(table))
              .isPresent();
      if (!exists) {
        throw new FailureException(
            "table " + keyspace + "." + table + " does not exist; consume creates it");
      }
    }
  }
}
