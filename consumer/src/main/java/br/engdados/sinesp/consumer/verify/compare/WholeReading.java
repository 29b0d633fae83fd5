package br.engdados.sinesp.consumer.verify.compare;

import static org.apache.spark.sql.functions.col;

import br.engdados.sinesp.consumer.verify.compare.Findings.Suspect;
import br.engdados.sinesp.consumer.verify.compare.RowHasher.KeyHash;
import br.engdados.sinesp.consumer.verify.read.OffsetRange;
import br.engdados.sinesp.consumer.verify.read.TablePartition;
import br.engdados.sinesp.consumer.verify.read.TableRow;
import br.engdados.sinesp.consumer.verify.read.TableScan;
import br.engdados.sinesp.consumer.verify.read.TopicScan;
import br.engdados.sinesp.consumer.verify.read.TopicSlice;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Goes through topics and tables as a whole, with Spark, in bounded memory. First both sides are
 * added up by partition of the tables; then the rows of the partitions that differ are shortened to
 * digests, which Spark sorts, spilling to disk.
 */
public final class WholeReading implements KeyLookup {
  private static final long DIGESTS_A_TASK = 500_000;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final TopicScan topics;
  private final TableScan tables;
  private final long mostRecordsOfTask;

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
    this.mostRecordsOfTask = TaskMemory.of(context).mostRecords();
  }

  /**
   * Compares ranges of the topics with their whole tables.
   *
   * @param ranges what to read of the topics, whole partitions
   * @param which which tables
   * @param mostSuspects how many differing keys to keep
   */
  public Findings compare(List<OffsetRange> ranges, Set<Granularidade> which, long mostSuspects) {
    Findings findings = new Findings(mostSuspects);
    SumComparison sums = new SumComparison(findings);
    sums(ranges, which).collect().forEach(sums::take);
    List<TablePartition> differing = sums.differing();
    if (!differing.isEmpty()) {
      compareRows(ranges, differing, sums.rows(differing), mostSuspects).forEach(findings::add);
    }
    return findings;
  }

  private JavaRDD<SideSums> sums(List<OffsetRange> ranges, Set<Granularidade> which) {
    List<TopicSlice> slices = TopicSlice.of(ranges, mostRecordsOfTask);
    JavaRDD<SideSums> sums = topics.slices(slices, TopicSummation::of);
    for (Granularidade granularidade : which) {
      sums =
          sums.union(
              tables
                  .rows(granularidade, TopicScan.records(ranges, granularidade))
                  .mapPartitions(
                      rows -> List.of(TableSummation.of(granularidade, rows)).iterator()));
    }
    return SpreadOrder.of(sums, slices.size());
  }

  private List<Findings> compareRows(
      List<OffsetRange> ranges, List<TablePartition> differing, long rows, long mostSuspects) {
    Broadcast<List<TablePartition>> partitions = context.broadcast(differing);
    JavaRDD<Row> digests =
        topics
            .records(ranges)
            .mapPartitions(
                records -> {
                  RowDigest.Maker maker = new RowDigest.Maker(partitions.value());
                  return Iterators.transform(
                      Iterators.filter(
                          Iterators.transform(records, maker::of), Optional::isPresent),
                      digest -> digest.orElseThrow().toRow());
                });
    for (Map.Entry<Granularidade, List<TablePartition>> table : byTable(differing).entrySet()) {
      digests =
          digests.union(
              rows(table.getKey(), table.getValue())
                  .mapPartitions(
                      stored -> {
                        RowDigest.Maker maker = new RowDigest.Maker(partitions.value());
                        return Iterators.transform(stored, row -> maker.of(row).toRow());
                      }));
    }
    int tasks = (int) Math.max(context.defaultParallelism(), rows / DIGESTS_A_TASK + 1);
    // Hashes spread evenly: no task meets twice its share of the keys for which there is room.
    long mostOfTask = 2 * mostSuspects / tasks + 1000;
    List<Findings> found =
        spark
            .createDataFrame(digests, RowDigest.SCHEMA)
            .repartition(tasks, col(RowDigest.KEY_HIGH))
            .sortWithinPartitions(RowDigest.KEY_HIGH, RowDigest.KEY_LOW)
            .toJavaRDD()
            .mapPartitions(
                sorted -> List.of(compare(sorted, partitions.value(), mostOfTask)).iterator())
            .collect();
    partitions.destroy();
    return found;
  }

  private static Findings compare(
      Iterator<Row> sorted, List<TablePartition> partitions, long mostSuspects) {
    return DigestComparison.compare(
        Iterators.transform(sorted, RowDigest::fromRow), partitions, mostSuspects);
  }

  private JavaRDD<TableRow> rows(Granularidade granularidade, List<TablePartition> partitions) {
    return tables.rows(granularidade, partitions).map(row -> TableRow.of(granularidade, row));
  }

  @Override
  public Map<KeyHash, NewestRecord> newest(List<OffsetRange> ranges, Collection<Suspect> suspects) {
    Broadcast<List<Suspect>> wanted = context.broadcast(List.copyOf(suspects));
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
  public Map<KeyHash, List<Object>> primaryKeys(Collection<Suspect> suspects) {
    Set<TablePartition> partitions = Suspect.partitions(suspects);
    Broadcast<Set<KeyHash>> wanted = context.broadcast(Suspect.keys(suspects));
    Map<KeyHash, List<Object>> primaryKeys = new HashMap<>();
    byTable(partitions)
        .forEach(
            (granularidade, some) ->
                rows(granularidade, some)
                    .mapPartitions(
                        rows -> {
                          RowHasher hasher = new RowHasher();
                          return Iterators.filter(
                              Iterators.transform(
                                  rows, row -> keyed(hasher, row.primaryKey(), granularidade)),
                              entry -> wanted.value().contains(entry._1()));
                        })
                    .collect()
                    .forEach(entry -> primaryKeys.put(entry._1(), entry._2())));
    wanted.destroy();
    return primaryKeys;
  }

  private static Tuple2<KeyHash, List<Object>> keyed(
      RowHasher hasher, List<Object> primaryKey, Granularidade granularidade) {
    return new Tuple2<>(hasher.key(granularidade, primaryKey), primaryKey);
  }

  private static Map<Granularidade, List<TablePartition>> byTable(
      Collection<TablePartition> partitions) {
    Map<Granularidade, List<TablePartition>> tables = new EnumMap<>(Granularidade.class);
    for (TablePartition partition : partitions) {
      tables.computeIfAbsent(partition.granularidade(), any -> new ArrayList<>()).add(partition);
    }
    return tables;
  }
}
