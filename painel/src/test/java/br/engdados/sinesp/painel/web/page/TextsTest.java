package br.engdados.sinesp.painel.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TextsTest {
  /** English says by code what the API says in Portuguese. */
  private static final String CODES = "caveats.codes.";

  private static final Texts PORTUGUESE = Texts.load(Language.PORTUGUESE);
  private static final Texts ENGLISH = Texts.load(Language.ENGLISH);

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSamePlaceholders() {
    Set<String> portuguese = shape("", PORTUGUESE.asMap());
    assertThat(portuguese).hasSizeGreaterThan(100);
    assertThat(shape("", ENGLISH.asMap())).isEqualTo(portuguese);
  }

  @Test
  void theTemplateNamesOnlyTextsThatThereAre() {
    String template = new String(Assets.read("pagina.html"), StandardCharsets.UTF_8);
    Matcher text = Pattern.compile("\\{\\{t\\.([\\w.]+)}}").matcher(template);
    int found = 0;
    for (; text.find(); found++) {
      assertThat(PORTUGUESE.has(text.group(1))).as(text.group(1)).isTrue();
    }
    assertThat(found).isGreaterThan(30);
  }

  @Test
  void valuesAreEscapedInHtmlAndMustBeThere() {
    assertThat(PORTUGUESE.html("sentence.highest", "place", "<b>&", "value", 1, "unit", "x"))
        .contains("&lt;b&gt;&amp;");
    assertThatThrownBy(() -> PORTUGUESE.get("sentence.highest"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PORTUGUESE.get("nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<String> shape(String prefix, Map<?, ?> texts) {
    Set<String> shape = new TreeSet<>();
    texts.forEach(
        (name, text) -> {
          String path = prefix + name;
          if (text instanceof Map<?, ?> more) {
            if (!CODES.equals(path + ".")) {
              shape.addAll(shape(path + ".", more));
            }
          } else {
            Set<String> placeholders = new TreeSet<>();
            Matcher matcher = Pattern.compile("\\{\\w+}").matcher(text.toString());
            while (matcher.find()) {
              placeholders.add(matcher.group());
            }
            shape.add(path + " " + placeholders);
          }
        });
    return shape;
  }
}
