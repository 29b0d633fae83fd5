package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.consumer.connection.TaskProgress;
import br.engdados.sinesp.consumer.failure.FailureException;
import br.engdados.sinesp.consumer.failure.FailureText;
import br.engdados.sinesp.consumer.failure.JobFailure;
import br.engdados.sinesp.contract.dictionary.DataDictionary.Language;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the tables into files once. */
public final class Export {
  /** What the Spark session should be opened with, unless the user has set it. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "spark.cassandra.input.consistency.level", "LOCAL_QUORUM",
          // Not the form of old Hadoop, which few programs read rightly.
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
          "spark.sql.datetime.java8API.enabled", "true",
          // What is added up are some dozen groups.
          "spark.sql.shuffle.partitions", "8",
          // Else Spark warns of each plan with more columns than 25.
          "spark.sql.debug.maxToStringFields", "200",
          // How much of a file its writer holds in memory.
          "spark.hadoop.parquet.block.size", Integer.toString(32 << 20),
          // Each page is compressed alone. With the usual 20,000 rows it ends before
          // the places come again with the next event: files are a quarter larger.
          "spark.hadoop.parquet.page.row.count.limit", "1000000");

  private static final Logger LOG = LoggerFactory.getLogger(Export.class);

  private final SparkSession spark;
  private final ExportOptions options;
  private final Clock clock;

  /**
   * Makes an export.
   *
   * @param spark a session that knows where Cassandra is
   * @param options what to export
   * @param clock tells the instant that the export is named by
   */
  public Export(SparkSession spark, ExportOptions options, Clock clock) {
    this.spark = spark;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Reads the tables, writes the files, and removes exports beyond those to keep.
   *
   * @return what was written; empty where the newest export has the same rows and that is enough
   * @throws FailureException if the target is not ours, a table is missing or empty, or a server or
   *     disk fails
   */
  public Optional<ExportReport> run() {
    spark.sparkContext().addSparkListener(new TaskProgress());
    try {
      return export();
    } catch (Exception e) { // Spark throws a checked exception that Scala does not declare
      throw sorted(e);
    }
  }

  private Optional<ExportReport> export() throws IOException {
    final long start = System.nanoTime();
    Path target = new Path(options.target());
    FileSystem files = target.getFileSystem(spark.sparkContext().hadoopConfiguration());
    // Ours are in SHA256SUMS; Hadoop's would lie beside every file as .name.crc.
    files.setWriteChecksum(false);
    ExportFolder folder = new ExportFolder(files, target);
    folder.claim();
    LOG.info("event=export-reading keyspace={}", options.cassandra().keyspace());
    try (TableRows rows = TableRows.of(spark, options.cassandra().keyspace())) {
      List<Edition> editions = rows.editions();
      long count = editions.stream().mapToLong(Edition::rows).sum();
      LOG.info(
          "event=export-read rows={} years={} seconds={}", count, editions.size(), since(start));
      if (count == 0) {
        throw new FailureException(
            "the tables of keyspace "
                + options.cassandra().keyspace()
                + " hold no row, so there is nothing to export; consume fills them");
      }
      if (options.skipUnchanged()
          && folder.newest().filter(newest -> newest.holds(editions)).isPresent()) {
        LOG.info("event=export-unchanged rows={}", count);
        return Optional.empty();
      }
      Written written = write(files, folder, rows, editions);
      folder.keep(options.keep(), clock.instant());
      return Optional.of(
          new ExportReport(
              written.folder().toString(),
              count,
              written.files(),
              Duration.ofNanos(System.nanoTime() - start)));
    }
  }

  /** An export that is whole. */
  private record Written(Path folder, List<ExportFile> files) {}

  private Written write(
      FileSystem files, ExportFolder folder, TableRows rows, List<Edition> editions)
      throws IOException {
    ExportFolder.Growing growing = folder.begin(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    boolean whole = false;
    try {
      ExportFiles export = new ExportFiles(spark, files, growing.folder());
      for (FileSet set : FileSet.values()) {
        long start = System.nanoTime();
        export.write(set, rows, editions);
        LOG.info("event=export-written set={} seconds={}", set.folder(), since(start));
      }
      describe(export, growing, editions);
      Manifest manifest =
          new Manifest(Manifest.VERSION, growing.created(), editions, export.written());
      Path published = folder.publish(growing, manifest.json());
      whole = true;
      return new Written(published, manifest.files());
    } finally {
      if (!whole) {
        folder.abandon(growing);
      }
    }
  }

  private static void describe(
      ExportFiles export, ExportFolder.Growing growing, List<Edition> editions) throws IOException {
    export.write(
        "datapackage.json",
        Descriptions.dataPackage(growing.created(), editions, export.written()));
    for (FileSet set : List.of(FileSet.PARQUET, FileSet.PARQUET_WITH_ID)) {
      export.write(Descriptions.schemaPath(set), Descriptions.schema(set));
    }
    export.write(FileSet.CSV.folder() + "/csv-metadata.json", Descriptions.csvOnTheWeb(editions));
    for (Language language : Language.values()) {
      export.write(Readme.path(language), Readme.text(language, growing.created(), editions));
    }
    export.write(
        "SHA256SUMS",
        export.written().stream()
            .map(file -> file.sha256() + "  " + file.path() + "\n")
            .collect(Collectors.joining()));
  }

  /** A failure of the target's file system is the world's, in whatever it is wrapped. */
  private RuntimeException sorted(Exception thrown) {
    RuntimeException sorted = JobFailure.sorted("export", thrown);
    if (sorted instanceof FailureException) {
      return sorted;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if ((cause instanceof IOException && !(cause instanceof ObjectStreamException))
          || isWithoutFileSystem(cause)) {
        return new FailureException(
            "cannot write to " + options.target() + ": " + advice(cause), thrown);
      }
    }
    return sorted;
  }

  private static String advice(Throwable failure) {
    String reason = FailureText.reason(failure);
    return isWithoutFileSystem(failure)
        ? reason
            + ". Spark has no file system of that name: start it by spark-submit with --packages,"
            + " such as org.apache.hadoop:hadoop-aws:3.3.4 for s3a (docs/consumer.md)"
        : reason;
  }

  /** Whether Hadoop knows no such scheme, or knows it and has not its class. */
  private static boolean isWithoutFileSystem(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("No FileSystem for scheme")
        || (failure instanceof ClassNotFoundException && message.contains("FileSystem"));
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toSeconds();
  }
}
