package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the newest of several downloads of the same data. What a file is of is told by its first
 * rows; these are looked at only where names leave it open: two files of one year, or none in the
 * name. Which one is newest is told by the files themselves, so that the next run chooses the same.
 */
final class NewestDownload {
  private static final Logger LOG = LoggerFactory.getLogger(NewestDownload.class);

  /** One of the things by which files tell their age. */
  private interface Age<T extends Comparable<? super T>> {
    Optional<T> of(SourceFile file) throws IOException;
  }

  private final FileFacts facts;

  NewestDownload(FileFacts facts) {
    this.facts = facts;
  }

  /**
   * Leaves out every file of which there is a newer one.
   *
   * @param files the files of a folder
   * @return those to take, in their order
   * @throws InputException if two files are of the same data and nothing tells which is newer
   * @throws IOException if reading fails
   */
  List<SourceFile> of(List<SourceFile> files) throws IOException {
    Map<FileFacts.Subject, List<SourceFile>> sameSubject = new LinkedHashMap<>();
    for (Map.Entry<SourceFile, FileFacts.Subject> file : subjects(files).entrySet()) {
      sameSubject.computeIfAbsent(file.getValue(), any -> new ArrayList<>()).add(file.getKey());
    }
    Set<SourceFile> ignored = new HashSet<>();
    for (Map.Entry<FileFacts.Subject, List<SourceFile>> same : sameSubject.entrySet()) {
      if (same.getValue().size() > 1) {
        ignored.addAll(same.getValue());
        ignored.remove(newest(same.getKey(), same.getValue()));
      }
    }
    return files.stream().filter(file -> !ignored.contains(file)).toList();
  }

  /** Looks at the files whose names leave it open, and at those that share a year with these. */
  private Map<SourceFile, FileFacts.Subject> subjects(List<SourceFile> files) throws IOException {
    Map<Integer, List<SourceFile>> byYear = new LinkedHashMap<>();
    List<SourceFile> open = new ArrayList<>();
    for (SourceFile file : files) {
      file.yearOfName()
          .ifPresentOrElse(
              year -> byYear.computeIfAbsent(year, any -> new ArrayList<>()).add(file),
              () -> open.add(file));
    }
    byYear.values().stream().filter(same -> same.size() > 1).forEach(open::addAll);
    Map<SourceFile, FileFacts.Subject> subjects = new LinkedHashMap<>();
    Set<SourceFile> seen = new HashSet<>();
    while (!open.isEmpty() && files.size() > 1) {
      SourceFile file = open.remove(0);
      Optional<FileFacts.Subject> subject = seen.add(file) ? facts.subject(file) : Optional.empty();
      if (subject.isPresent()) {
        subjects.put(file, subject.get());
        subject.get().years().forEach(year -> open.addAll(byYear.getOrDefault(year, List.of())));
      }
    }
    return subjects;
  }

  private SourceFile newest(FileFacts.Subject subject, List<SourceFile> files) throws IOException {
    List<SourceFile> left = different(subject, files);
    if (left.size() > 1) {
      left =
          latest(subject, left, "saved last, by the workbook's own properties", facts::lastSaved);
    }
    if (left.size() > 1) {
      left = latest(subject, left, "the later last month with figures", facts::lastMonth);
    }
    if (left.size() > 1) {
      left =
          latest(
              subject,
              left,
              "the later time of change of the file",
              file -> Optional.of(Files.getLastModifiedTime(file.path())));
    }
    if (left.size() > 1) {
      throw new InputException(
          "%s and %s: both are of %s, differ, and nothing tells which is newer. Leave the right one"
                  .formatted(left.get(0).name(), left.get(1).name(), subject)
              + " in the folder and take the other out.");
    }
    return left.get(0);
  }

  /** Leaves out copies, byte by byte the same, of another file. */
  private static List<SourceFile> different(FileFacts.Subject subject, List<SourceFile> files)
      throws IOException {
    Map<String, SourceFile> byContent = new LinkedHashMap<>();
    for (SourceFile file : files) {
      SourceFile other = byContent.putIfAbsent(file.sha256(), file);
      if (other != null) {
        say(subject, other, file, "the same content");
      }
    }
    return List.copyOf(byContent.values());
  }

  private static <T extends Comparable<? super T>> List<SourceFile> latest(
      FileFacts.Subject subject, List<SourceFile> files, String reason, Age<T> age)
      throws IOException {
    Map<SourceFile, T> ages = new LinkedHashMap<>();
    for (SourceFile file : files) {
      Optional<T> told = age.of(file);
      if (told.isEmpty()) {
        return files;
      }
      ages.put(file, told.get());
    }
    T newest = ages.values().stream().max(T::compareTo).orElseThrow();
    List<SourceFile> left =
        files.stream().filter(file -> ages.get(file).compareTo(newest) == 0).toList();
    for (SourceFile file : files) {
      if (!left.contains(file)) {
        say(subject, left.get(0), file, "%s: %s, not %s".formatted(reason, newest, ages.get(file)));
      }
    }
    return left;
  }

  private static void say(
      FileFacts.Subject subject, SourceFile taken, SourceFile ignored, String reason) {
    LOG.warn(
        "event=duplicate_download of=\"{}\" taken=\"{}\" ignored=\"{}\" reason=\"{}\"",
        subject,
        taken.name(),
        ignored.name(),
        reason);
  }
}
