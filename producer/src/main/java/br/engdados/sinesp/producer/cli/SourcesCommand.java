package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.source.cache.CacheListing;
import br.engdados.sinesp.producer.source.cache.CopyCheck;
import br.engdados.sinesp.producer.source.cache.DownloadCache;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows what was fetched and what of it is published. */
@Parameters(
    commandDescription =
        "show what is in the cache, what the last fetch found, and which edition is published")
final class SourcesCommand implements Command {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d\\d)(?!\\d)");

  @Parameter(names = "--cache-dir", order = 43, description = "folder of the downloads")
  private Path cacheDir = Path.of(".local", "cache");

  @Parameter(
      names = "--state-dir",
      order = 50,
      description = "folder of the manifests that tell what is published")
  private Path stateDir = Path.of(".local", "state");

  @Parameter(
      names = "--check",
      order = 51,
      description = "read every file again and compare its SHA-256")
  private boolean check;

  @Override
  public String name() {
    return "sources";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer sources
      sinesp-producer sources --cache-dir downloads --check
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, IOException {
    List<CacheListing.Line> lines =
        CacheListing.of(new DownloadCache(cacheDir), check ? CopyCheck.FULL : CopyCheck.QUICK);
    if (lines.isEmpty()) {
      console
          .out()
          .println(
              "Nothing has been fetched into "
                  + cacheDir
                  + " yet: sinesp-producer fetch downloads the ministry's yearly workbooks.");
      return ExitCode.DONE;
    }
    List<Manifest> manifests = new Manifests(stateDir).all();
    TextTable table =
        new TextTable("file", "year", "bytes", "fetched", "state", "published", "why", "url");
    for (CacheListing.Line line : lines) {
      boolean there = line.file() != null;
      table.row(
          line.name(),
          year(line.name()),
          there ? Long.toString(line.file().size()) : "-",
          there ? time(line.file().fetched()) : "-",
          line.state().name().toLowerCase(Locale.ROOT),
          there ? published(line.file().sha256(), line.name(), manifests) : "-",
          line.damaged() ? "the copy on disk is damaged: fetch again" : line.lastCheck().reason(),
          line.url().toString());
    }
    table.print(console.out());
    return ExitCode.DONE;
  }

  private static String year(String name) {
    Matcher year = YEAR.matcher(name);
    return year.find() ? year.group(1) : "-";
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** This edition, an earlier or later one of the same name, or none. */
  private static String published(String sha256, String name, List<Manifest> manifests) {
    String same =
        manifests.stream()
            .filter(manifest -> manifest.sha256().equals(sha256) && manifest.finished() != null)
            .map(Manifest::scope)
            .sorted()
            .collect(Collectors.joining(","));
    if (!same.isEmpty()) {
      return "this edition (" + same + ")";
    }
    return manifests.stream()
        .filter(manifest -> manifest.file().equals(name) && manifest.finished() != null)
        .findFirst()
        .map(manifest -> "another edition, " + manifest.sha256().substring(0, 12))
        .orElse("no");
  }
}
