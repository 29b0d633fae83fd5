package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.producer.source.InputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "IBM850", "x-MacRoman"})
  void whatWasDecodedTwiceIsRecognised(String charset) {
    for (String text :
        new String[] {"Feminicídio", "NÃO INFORMADO", "São Paulo", "CUIABÁ", "ÍÓ–"}) {
      String twice = wrongly(text, Charset.forName(charset));
      if (!twice.contains("\uFFFD")) {
        assertThat(DamagedText.repaired(twice)).as(twice).contains(text);
      }
    }
  }

  @Test
  void whatWasDecodedThreeTimesIsRecognised() {
    String thrice =
        wrongly(wrongly("Homicídio é", StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    assertThat(DamagedText.repaired(thrice)).contains("Homicídio é");
    assertThat(DamagedText.repaired("FeminicÃƒÂ­dio")).contains("Feminicídio");
  }

  @Test
  void textThatIsPartlyRightIsRecognisedToo() {
    assertThat(DamagedText.repaired("São Paulo, FeminicÃ­dio")).contains("São Paulo, Feminicídio");
  }

  @Test
  void noNameThatThereIsLooksDamaged() {
    Stream.concat(
            Municipalities.load().all().stream().map(municipality -> municipality.nome()),
            KnownEvents.load().all().stream())
        .flatMap(name -> Stream.of(name, name.toUpperCase(java.util.Locale.ROOT)))
        .flatMap(name -> Stream.of(name, name.replace(' ', '\u00a0')))
        .forEach(
            name ->
                assertThatCode(() -> DamagedText.refuse("a.csv", name))
                    .as(name)
                    .doesNotThrowAnyException());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Feminic?dio", "S?o Paulo", "N?O INFORMADO", "Homic\uFFFDdio", "Jo??o"})
  void lostLettersAreRecognised(String text) {
    assertThatThrownBy(() -> DamagedText.refuse("a.csv", text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv")
        .hasMessageContaining("lost")
        .hasMessageContaining(text);
  }

  private static String wrongly(String text, Charset charset) {
    return new String(text.getBytes(StandardCharsets.UTF_8), charset);
  }
}
