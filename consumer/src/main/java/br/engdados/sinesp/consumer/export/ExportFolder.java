package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.consumer.failure.FailureException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that exports lie in, each in a sub-folder that is named by its instant. An export
 * grows under another name; it gets its own when all its files are there, and its manifest last.
 */
final class ExportFolder {
  static final String MANIFEST = "manifest.json";

  /** Says that the folder is ours: without it nothing is written to a folder that holds files. */
  static final String MARKER = ".sinesp-exports";

  private static final Logger LOG = LoggerFactory.getLogger(ExportFolder.class);
  private static final String INCOMPLETE = ".incomplete-";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  /** What has no manifest after so long was broken off: no export takes a day. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final FileSystem files;
  private final Path target;

  ExportFolder(FileSystem files, Path target) {
    this.files = files;
    this.target = target;
  }

  /** An export that grows. */
  record Growing(Instant created, String name, Path folder) {}

  /**
   * Makes the folder where it is missing.
   *
   * @throws FailureException if it holds what this program has not written
   */
  void claim() throws IOException {
    Path marker = new Path(target, MARKER);
    if (files.exists(marker)) {
      return;
    }
    if (files.exists(target) && !files.getFileStatus(target).isDirectory()) {
      throw new FailureException(
          target + " is a file; --to names a folder. Nothing was written or removed");
    }
    if (files.exists(target) && files.listStatus(target).length > 0) {
      throw new FailureException(
          target
              + " is not empty, and no folder of exports (it has no file "
              + MARKER
              + "). Name a new or an empty folder with --to. Nothing was written or removed");
    }
    files.mkdirs(target);
    write(
        marker,
        "Written by sinesp-consumer export, which removes old exports from this folder.\n"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The newest whole export's manifest. */
  Optional<Manifest> newest() throws IOException {
    List<Path> whole = whole();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(Manifest.read(read(new Path(whole.get(0), MANIFEST))));
  }

  /**
   * Begins an export.
   *
   * @param now the instant that names it
   * @throws FailureException if another of the same second is there
   */
  Growing begin(Instant now) throws IOException {
    String name = NAME.format(now);
    Path folder = new Path(target, INCOMPLETE + name);
    if (files.exists(folder) || files.exists(new Path(target, name))) {
      throw new FailureException(
          target + " has an export of this second already: is another one running?");
    }
    files.mkdirs(folder);
    return new Growing(now, name, folder);
  }

  /** Gives an export its name, then its manifest. */
  Path publish(Growing export, byte[] manifest) throws IOException {
    Path whole = new Path(target, export.name());
    if (!files.rename(export.folder(), whole)) {
      throw new IOException("cannot rename " + export.folder() + " to " + whole);
    }
    Path half = new Path(whole, "." + MANIFEST);
    write(half, manifest);
    if (!files.rename(half, new Path(whole, MANIFEST))) {
      throw new IOException("cannot rename " + half);
    }
    return whole;
  }

  /** Removes an export that did not become whole; what cannot be removed is removed a day later. */
  void abandon(Growing export) {
    try {
      files.delete(export.folder(), true);
    } catch (IOException e) {
      LOG.warn("event=export-left-behind folder={} reason=\"{}\"", export.folder(), e.getMessage());
    }
  }

  /** Removes whole exports but the newest ones, and what broken-off runs left. */
  void keep(int most, Instant now) throws IOException {
    List<Path> whole = whole();
    for (Path old : whole.subList(Math.min(most, whole.size()), whole.size())) {
      // First the manifest: whoever looks meanwhile sees no export rather than half of one.
      files.delete(new Path(old, MANIFEST), false);
      files.delete(old, true);
      LOG.info("event=export-removed folder={} keep={}", old, most);
    }
    for (FileStatus each : files.listStatus(target)) {
      Path folder = each.getPath();
      String name = folder.getName();
      boolean brokenOff =
          each.isDirectory()
              && instant(name.startsWith(INCOMPLETE) ? name.substring(INCOMPLETE.length()) : name)
                  .filter(begun -> begun.isBefore(now.minus(LONGEST)))
                  .isPresent()
              && !files.exists(new Path(folder, MANIFEST));
      if (brokenOff) {
        files.delete(folder, true);
        LOG.info("event=export-removed folder={} reason=broken-off", folder);
      }
    }
  }

  /** The whole exports, the newest first. */
  private List<Path> whole() throws IOException {
    List<Path> whole = new ArrayList<>();
    for (FileStatus each : files.listStatus(target)) {
      Path folder = each.getPath();
      if (each.isDirectory()
          && instant(folder.getName()).isPresent()
          && files.exists(new Path(folder, MANIFEST))) {
        whole.add(folder);
      }
    }
    whole.sort(Comparator.comparing(Path::getName).reversed());
    return whole;
  }

  private static Optional<Instant> instant(String name) {
    try {
      return Optional.of(NAME.parse(name, Instant::from));
    } catch (DateTimeParseException notOurs) {
      return Optional.empty();
    }
  }

  private byte[] read(Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      throw new IOException(file + " vanished: is another export running?", e);
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(file, /* overwrite= */ false)) {
      out.write(content);
    }
  }
}
