package br.engdados.sinesp.program.docs;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documentation's pages about metrics, written from what the programs serve: {@code metrics.md}
 * and its Portuguese twin, whose words come from {@code metricas.properties}. What stands outside
 * of the marks is written by hand and stays. Metrics that are not ours (the JVM's) are left out.
 */
public final class MetricsPages {
  private static final Pattern HELP = Pattern.compile("# HELP (sinesp_\\w+) (.*)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (sinesp_\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(sinesp_\\w+)\\{(.*)\\} \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private final Path docs;

  private static final class Metric {
    private final String help;
    private final TreeSet<String> labels = new TreeSet<>();
    private String type = "";

    Metric(String help) {
      this.help = help;
    }
  }

  /**
   * Takes the folder.
   *
   * @param docs has {@code metrics.md}, {@code pt-BR/metricas.md} and {@code
   *     pt-BR/metricas.properties}
   */
  public MetricsPages(Path docs) {
    this.docs = docs;
  }

  /**
   * Writes sections anew: {@code make docs}.
   *
   * @param arguments the folder; and for each section its name, and the name of a class that
   *     supplies its text
   * @throws IOException if the folder lacks a page, or it cannot be written
   * @throws ReflectiveOperationException if a class supplies nothing
   */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    MetricsPages pages = new MetricsPages(Path.of(arguments[0]));
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      Supplier<?> text =
          Class.forName(arguments[i + 1])
              .asSubclass(Supplier.class)
              .getDeclaredConstructor()
              .newInstance();
      for (Map.Entry<Path, String> page :
          pages.with(arguments[i], text.get().toString()).entrySet()) {
        Files.writeString(page.getKey(), page.getValue());
      }
    }
  }

  /**
   * Gives the pages as they must be.
   *
   * @param section the section that is written anew: the program and its command
   * @param text every metric in Prometheus' text form, with at least one sample each, so that the
   *     labels are seen
   * @return the text of each page by its file
   * @throws IOException if a page or the Portuguese words cannot be read
   * @throws IllegalStateException if a page has no marks for the section, or a Portuguese word is
   *     missing
   */
  public Map<Path, String> with(String section, String text) throws IOException {
    final Map<String, Metric> metrics = metrics(text);
    Properties words = new Properties();
    Path file = docs.resolve("pt-BR").resolve("metricas.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    StringBuilder english = new StringBuilder("| metric | type | labels | what it says |\n");
    StringBuilder portuguese = new StringBuilder("| métrica | tipo | rótulos | o que diz |\n");
    english.append("|---|---|---|---|\n");
    portuguese.append("|---|---|---|---|\n");
    metrics.forEach(
        (name, metric) -> {
          String word = words.getProperty(name);
          if (word == null) {
            throw new IllegalStateException(file + " has no line for " + name);
          }
          row(english, name, metric, metric.help);
          row(portuguese, name, metric, word);
        });
    Map<Path, String> pages = new LinkedHashMap<>();
    put(pages, docs.resolve("metrics.md"), section, english);
    put(pages, docs.resolve("pt-BR").resolve("metricas.md"), section, portuguese);
    return pages;
  }

  private static void put(Map<Path, String> pages, Path file, String name, StringBuilder section)
      throws IOException {
    pages.put(file, OptionsPages.between(file, Files.readString(file), name, section.toString()));
  }

  private static Map<String, Metric> metrics(String text) {
    Map<String, Metric> metrics = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher help = HELP.matcher(line);
      if (help.matches()) {
        metrics.put(help.group(1), new Metric(help.group(2)));
      }
      Matcher type = TYPE.matcher(line);
      if (type.matches()) {
        metrics.get(type.group(1)).type = type.group(2);
      }
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        labels(metrics, sample.group(1), sample.group(2));
      }
    }
    return metrics;
  }

  private static void labels(Map<String, Metric> metrics, String sample, String labels) {
    Metric metric = metrics.get(sample.replaceFirst("_(bucket|sum|count)$", ""));
    Matcher label = LABEL.matcher(labels);
    while (metric != null && label.find()) {
      if (!label.group(1).equals("le")) {
        metric.labels.add(label.group(1));
      }
    }
  }

  private static void row(StringBuilder table, String name, Metric metric, String meaning) {
    table.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(
                name,
                metric.type,
                metric.labels.isEmpty() ? "" : "`" + String.join("`, `", metric.labels) + "`",
                meaning));
  }
}
