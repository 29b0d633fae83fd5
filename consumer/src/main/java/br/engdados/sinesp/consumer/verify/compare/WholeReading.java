package br.engdados.sinesp.consumer.verify.compare;

import static org.apache.spark.sql.functions.col;

import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TableScan;
import br.engdados.sinesp.consumer.verify.read.TopicScan;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import com.google.common.collect.Iterators;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Goes through topics and tables as a whole, with Spark, in bounded memory: what is sorted are
 * digests, and Spark's sort spills to disk.
 */
public final class WholeReading implements KeyLookup {
  private static final long DIGESTS_A_TASK = 500_000;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final TopicScan topics;
  private final TableScan tables;

  /**
   * Makes a reading.
   *
   * @param spark a session that knows where Cassandra is
   * @param kafka the properties of Kafka clients; all serializable
   * @param keyspace the keyspace of the tables
   */
  public WholeReading(SparkSession spark, Map<String, Object> kafka, String keyspace) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.topics = new TopicScan(context, kafka);
    this.tables = new TableScan(context, keyspace);
  }

  /**
   * Compares ranges of the topics with their whole tables.
   *
   * @param ranges what to read of the topics
   * @param which which tables
   * @param mostSuspects how many differing keys to keep
   */
  public Findings compare(List<OffsetRange> ranges, Set<Granularidade> which, long mostSuspects) {
    JavaRDD<Row> digests =
        topics
            .records(ranges)
            .mapPartitions(
                records -> {
                  RowDigest.Maker maker = new RowDigest.Maker();
                  return Iterators.transform(records, record -> maker.of(record).toRow());
                });
    long rows = 0;
    for (Granularidade granularidade : which) {
      long records = TopicScan.records(ranges, granularidade);
      rows += 2 * records;
      digests =
          digests.union(
              tables
                  .rows(granularidade, records)
                  .mapPartitions(
                      stored -> {
                        RowDigest.Maker maker = new RowDigest.Maker();
                        return Iterators.transform(stored, row -> maker.of(row).toRow());
                      }));
    }
    int tasks = (int) Math.max(context.defaultParallelism(), rows / DIGESTS_A_TASK + 1);
    // Hashes spread evenly: no task meets twice its share of the keys for which there is room.
    long mostOfTask = 2 * mostSuspects / tasks + 1000;
    List<Findings> parts =
        spark
            .createDataFrame(digests, RowDigest.SCHEMA)
            .repartition(tasks, col(RowDigest.KEY_HIGH))
            .sortWithinPartitions(RowDigest.KEY_HIGH, RowDigest.KEY_LOW)
            .toJavaRDD()
            .mapPartitions(sorted -> List.of(compare(sorted, mostOfTask)).iterator())
            .collect();
    Findings findings = new Findings(mostSuspects);
    parts.forEach(findings::add);
    return findings;
  }

  private static Findings compare(Iterator<Row> sorted, long mostSuspects) {
    return DigestComparison.compare(Iterators.transform(sorted, RowDigest::fromRow), mostSuspects);
  }

  @Override
  public Map<KeyHash, NewestRecord> newest(List<OffsetRange> ranges, Set<KeyHash> keys) {
    Broadcast<Set<KeyHash>> wanted = context.broadcast(new HashSet<>(keys));
    List<Map<KeyHash, NewestRecord>> found =
        topics
            .records(ranges)
            .mapPartitions(
                records -> {
                  NewestRecord.Finder finder = new NewestRecord.Finder(wanted.value());
                  records.forEachRemaining(finder::take);
                  return List.of(finder.found()).iterator();
                })
            .collect();
    wanted.destroy();
    Map<KeyHash, NewestRecord> newest = new HashMap<>();
    for (Map<KeyHash, NewestRecord> part : found) {
      part.forEach((key, record) -> newest.merge(key, record, NewestRecord::newer));
    }
    return newest;
  }

  @Override
  public Map<KeyHash, List<Object>> primaryKeys(
      Granularidade granularidade, Set<KeyHash> keys, long expected) {
    Broadcast<Set<KeyHash>> wanted = context.broadcast(new HashSet<>(keys));
    List<Tuple2<KeyHash, List<Object>>> found =
        tables
            .primaryKeys(granularidade, expected)
            .mapPartitions(
                rows -> {
                  RowHasher hasher = new RowHasher();
                  return Iterators.filter(
                      Iterators.transform(
                          rows, key -> new Tuple2<>(hasher.key(granularidade, key), key)),
                      entry -> wanted.value().contains(entry._1()));
                })
            .collect();
    wanted.destroy();
    Map<KeyHash, List<Object>> primaryKeys = new HashMap<>();
    found.forEach(entry -> primaryKeys.put(entry._1(), entry._2()));
    return primaryKeys;
  }
}
