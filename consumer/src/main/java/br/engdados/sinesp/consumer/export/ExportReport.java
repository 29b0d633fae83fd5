package br.engdados.sinesp.consumer.export;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What an export has written. */
public final class ExportReport {
  private final String folder;
  private final long rows;
  private final List<ExportFile> files;
  private final Duration time;

  ExportReport(String folder, long rows, List<ExportFile> files, Duration time) {
    this.folder = folder;
    this.rows = rows;
    this.files = List.copyOf(files);
    this.time = time;
  }

  /**
   * Says it in a few lines.
   *
   * @return text with the folder, the rows, and files and bytes of each set
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%s: %,d rows in %d s%n", folder, rows, time.toSeconds()));
    for (FileSet set : FileSet.values()) {
      List<ExportFile> own = files.stream().filter(file -> isOf(set, file)).toList();
      text.append(
          String.format(
              Locale.ROOT,
              "  %-12s %3d files %8.1f MB%n",
              set.folder(),
              own.size(),
              own.stream().mapToLong(ExportFile::bytes).sum() / 1e6));
    }
    return text.toString().stripTrailing();
  }

  private static boolean isOf(FileSet set, ExportFile file) {
    return file.rows().isPresent() && file.path().startsWith(set.folder() + "/");
  }
}
