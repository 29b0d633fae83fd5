package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of files downloaded by hand. Of one edition in several formats (same name but for the
 * ending) the workbook is taken, being what the ministry publishes, and of several downloads of the
 * same data the newest; either is said.
 */
public final class FolderSource implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

  /** By preference: of one edition the first is taken. */
  private static final List<String> ENDINGS = List.of(".xlsx", ".csv.xz", ".csv.gz", ".csv");

  private final Path folder;
  private final Optional<FileFacts> facts;

  /**
   * Takes the data files of a folder, not of folders within it.
   *
   * @param folder an existing folder
   * @param facts tells several downloads of the same data apart; empty to take them all
   */
  public FolderSource(Path folder, Optional<FileFacts> facts) {
    this.folder = folder;
    this.facts = facts;
  }

  @Override
  public List<SourceFile> files() throws IOException {
    Map<String, Path> editions = new TreeMap<>();
    for (Path path : candidates()) {
      String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
      String edition = name.substring(0, name.length() - ending(name).length());
      Path other = editions.putIfAbsent(edition, path);
      if (other != null) {
        LOG.info(
            "event=duplicate_edition taken={} ignored={} reason=\"the same edition in another"
                + " format\"",
            other.getFileName(),
            path.getFileName());
      }
    }
    if (editions.isEmpty()) {
      throw new InputException(
          folder
              + ": no data files in this folder. Looked for names ending in "
              + String.join(", ", ENDINGS)
              + "; folders within it are not searched.");
    }
    List<SourceFile> files = new ArrayList<>();
    for (Path path : editions.values()) {
      files.add(SourceFile.of(path));
    }
    return facts.isPresent() ? new NewestDownload(facts.get()).of(files) : files;
  }

  private List<Path> candidates() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> Files.isRegularFile(path) && isData(path.getFileName().toString()))
          .sorted(FolderSource::byPreference)
          .toList();
    }
  }

  private static boolean isData(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    // "~$" marks the lock file of a workbook that is open in Excel.
    return !lower.startsWith("~$") && !lower.startsWith(".") && !ending(lower).isEmpty();
  }

  private static String ending(String lowerCaseName) {
    return ENDINGS.stream().filter(lowerCaseName::endsWith).findFirst().orElse("");
  }

  private static int byPreference(Path left, Path right) {
    String leftName = left.getFileName().toString();
    String rightName = right.getFileName().toString();
    int byEnding =
        Integer.compare(
            ENDINGS.indexOf(ending(leftName.toLowerCase(Locale.ROOT))),
            ENDINGS.indexOf(ending(rightName.toLowerCase(Locale.ROOT))));
    return byEnding != 0 ? byEnding : leftName.compareTo(rightName);
  }
}
