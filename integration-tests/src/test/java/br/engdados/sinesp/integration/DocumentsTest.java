package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages lead where they say, and the Portuguese ones say what the English ones say. */
final class DocumentsTest {
  private static final Pattern CODE =
      Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^(#+) (.*)$", Pattern.MULTILINE);
  private static final Pattern LEVEL = Pattern.compile("^#+ ", Pattern.MULTILINE);
  private static final Pattern OPTION = Pattern.compile("`--[a-z-]+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern CELL = Pattern.compile("^\\| (`[^|]*`) \\|", Pattern.MULTILINE);

  private static final Pattern PATH = Pattern.compile("^  (/\\S*):$", Pattern.MULTILINE);
  private static final Pattern PARAMETER = Pattern.compile("name: (\\w+), in: (?:query|path)");

  private static final Path ROOT = Program.root();

  @Test
  void bothReadmesHaveTheSameCodeBlocksHeadingsAndOptions() throws IOException {
    String english = Files.readString(ROOT.resolve("README.md"));
    String portuguese = Files.readString(ROOT.resolve("README.pt-BR.md"));
    assertThat(found(CODE, portuguese)).hasSizeGreaterThan(4).isEqualTo(found(CODE, english));
    assertThat(found(LEVEL, portuguese)).isNotEmpty().isEqualTo(found(LEVEL, english));
    assertThat(found(OPTION, portuguese)).isNotEmpty().isEqualTo(found(OPTION, english));
    assertThat(List.of(english, portuguese))
        .allSatisfy(text -> assertThat(text.lines().count()).isLessThanOrEqualTo(150));
  }

  @Test
  void troubleshootingHasTheSameMessagesAndOptionsInBothLanguages() throws IOException {
    String english = Files.readString(ROOT.resolve("docs/troubleshooting.md"));
    String portuguese = Files.readString(ROOT.resolve("docs/pt-BR/solucao-de-problemas.md"));
    assertThat(found(CELL, portuguese)).isNotEmpty().isEqualTo(found(CELL, english));
    assertThat(found(OPTION, portuguese)).isNotEmpty().isEqualTo(found(OPTION, english));
  }

  @Test
  void everyLinkOfAPageLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        if (!link.group(1).contains(":")) {
          links++;
          if (!leadsSomewhere(page, link.group(1), link.group(2))) {
            dead.add(ROOT.relativize(page) + ": " + link.group());
          }
        }
      }
    }
    assertThat(links).isGreaterThan(100);
    assertThat(dead).isEmpty();
  }

  @Test
  void theReferenceOfTheApiHasEveryAddressAndParameter() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/api.md"));
    String api =
        Files.readString(
            ROOT.resolve("painel/src/main/resources/br/engdados/sinesp/painel/web/openapi.yaml"));
    List<String> paths =
        PATH.matcher(api)
            .results()
            .map(path -> path.group(1))
            .filter(path -> !path.matches(".*\\.(json|csv|xlsx)"))
            .toList();
    assertThat(paths).hasSizeGreaterThan(15);
    assertThat(HEADING.matcher(page).results().map(heading -> heading.group(2)))
        .as("scripts/api-page.py writes docs/api.md")
        .contains(paths.stream().map("`GET %s`"::formatted).toArray(String[]::new));
    List<String> parameters =
        PARAMETER.matcher(api).results().map(parameter -> parameter.group(1)).distinct().toList();
    assertThat(parameters).hasSizeGreaterThan(15);
    assertThat(CELL.matcher(page).results().map(cell -> cell.group(1)))
        .contains(parameters.stream().map("`%s`"::formatted).toArray(String[]::new));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static boolean leadsSomewhere(Path page, String path, String anchor) throws IOException {
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    return Files.exists(target) && (anchor == null || anchors(target).contains(anchor));
  }

  /** As GitHub makes them: small letters, hyphens for spaces, no other punctuation. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(2).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
