package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes the files of one export, reads the data back and counts, and adds up what was written. */
final class ExportFiles {
  private final SparkSession spark;
  private final FileSystem files;
  private final Path folder;
  private final List<ExportFile> written = new ArrayList<>();

  ExportFiles(SparkSession spark, FileSystem files, Path folder) {
    this.spark = spark;
    this.files = files;
    this.folder = folder;
  }

  /** All files that were written, in the order of writing. */
  List<ExportFile> written() {
    return List.copyOf(written);
  }

  /**
   * Writes a set of files.
   *
   * @throws FailureException if what lies there afterwards are not the rows that were read
   */
  void write(FileSet set, TableRows rows, List<Edition> editions) throws IOException {
    Path work = new Path(folder, ".work-" + set.folder());
    rows.as(set)
        .write()
        .format(set.format())
        .options(set.options())
        .partitionBy(TableRows.WRITTEN_BY.toArray(String[]::new))
        .save(work.toString());
    files.mkdirs(new Path(folder, set.folder()));
    for (Edition edition : editions) {
      Path file = new Path(folder, set.path(edition));
      if (!files.rename(onlyFile(work, edition), file)) {
        throw new IOException("cannot rename to " + file);
      }
    }
    files.delete(work, true);
    requireAllRows(set, editions);
    for (Edition edition : editions) {
      add(set.path(edition), OptionalLong.of(edition.rows()));
    }
  }

  /** One task writes all rows of a dataset's year, and so one file. */
  private Path onlyFile(Path work, Edition edition) throws IOException {
    Path year = new Path(work, "_dataset=%s/_ano=%d".formatted(edition.dataset(), edition.ano()));
    List<Path> found = new ArrayList<>();
    if (files.exists(year)) {
      for (FileStatus each : files.listStatus(year)) {
        if (each.getPath().getName().startsWith("part-")) {
          found.add(each.getPath());
        }
      }
    }
    if (found.size() != 1) {
      throw new FailureException(
          "%s holds %d files of %s instead of one. Spark's executors write the files themselves: on a cluster --to must be a place that all its machines share, such as s3a://; for a folder of this machine use --master local[*]"
              .formatted(year, found.size(), edition.name()));
    }
    return found.get(0);
  }

  private void requireAllRows(FileSet set, List<Edition> editions) {
    StructType schema = new StructType();
    for (var column : set.columns()) {
      schema =
          schema.add(
              column.name(),
              column.name().equals("ano") ? DataTypes.IntegerType : DataTypes.StringType);
    }
    var reader = spark.read().format(set.format()).options(set.options());
    var back =
        (set == FileSet.CSV ? reader.schema(schema) : reader)
            .load(new Path(folder, set.folder()).toString())
            .groupBy("dataset_id", "ano")
            .count();
    Map<String, Long> counted = new HashMap<>();
    for (Row row : back.collectAsList()) {
      counted.put(row.getString(0) + "-" + row.getInt(1), row.getLong(2));
    }
    for (Edition edition : editions) {
      long rows = counted.getOrDefault(edition.name(), 0L);
      if (rows != edition.rows()) {
        throw new FailureException(
            "%s: %d rows were read from the tables and %d are in the file. Were the tables being written to? Run export again"
                .formatted(set.path(edition), edition.rows(), rows));
      }
    }
  }

  /** Writes a file that describes the data. */
  void write(String path, String text) throws IOException {
    try (FSDataOutputStream out = files.create(new Path(folder, path), /* overwrite= */ false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    add(path, OptionalLong.empty());
  }

  private void add(String path, OptionalLong rows) throws IOException {
    Path file = new Path(folder, path);
    try (InputStream in = files.open(file)) {
      written.add(
          new ExportFile(
              path, files.getFileStatus(file).getLen(), DigestUtils.sha256Hex(in), rows));
    }
  }
}
