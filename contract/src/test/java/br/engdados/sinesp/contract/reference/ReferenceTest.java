package br.engdados.sinesp.contract.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferenceTest {
  private final States states = States.load();
  private final Municipalities municipalities = Municipalities.load();

  @Test
  void everyMunicipalityIsFoundByItsNameAndBelongsToAState() {
    assertThat(states.all()).hasSize(27);
    assertThat(municipalities.all()).hasSize(5571);
    assertThat(
            municipalities.all().stream().map(Municipality::codigoIbge).collect(Collectors.toSet()))
        .hasSize(5571);
    for (Municipality municipality : municipalities.all()) {
      assertThat(municipalities.find(municipality.uf(), municipality.nome()))
          .contains(municipality);
      State state = states.find(municipality.uf()).orElseThrow();
      assertThat(municipality.codigoIbge() / 100_000).isEqualTo(state.codigoIbge());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RO, ALTA FLORESTA D OESTE, 1100015",
    "RO, ALTA FLORESTA DOESTE, 1100015",
    "DF, BRASÍLIA, 5300108",
    "CE, ITAPAGÉ, 2306306",
    "MG, SAO THOME DAS LETRAS, 3165206",
    "PB, Santa Terezinha, 2513802",
    "PE, Santa Teresinha, 2612802",
    "RN, BOA SAÚDE, 2405306",
    "TO, FORTALEZA DO TABOCÃO, 1708254",
    "SP, são luís do paraitinga, 3550001",
    "MT, BOA ESPERANÇA DO NORTE, 5101837",
    "RN, PRESIDENTE JUSCELINO, 2410306",
    "MA, PRESIDENTE JUSCELINO, 2109205",
    "RN, CAMPO GRANDE, 2401305",
    "MS, CAMPO GRANDE, 5002704"
  })
  void otherSpellingsAreFound(String uf, String name, int code) {
    assertThat(municipalities.find(uf, name).map(Municipality::codigoIbge)).contains(code);
  }

  @Test
  void aNameOfAnotherStateIsNotFound() {
    assertThat(municipalities.find("AC", "São Paulo")).isEmpty();
    assertThat(municipalities.find("SP", "")).isEmpty();
    assertThat(municipalities.find("SP", null)).isEmpty();
  }

  @Test
  void statesAreFoundByCodeAndName() {
    assertThat(states.find("sp")).contains(new State(35, "SP", "São Paulo", "Sudeste"));
    assertThat(states.find(" SAO  PAULO ")).isEqualTo(states.find("SP"));
    assertThat(states.find("XX")).isEmpty();
    assertThat(states.find(null)).isEmpty();
  }

  @Test
  void knownEventsHaveOneSpelling() {
    KnownEvents events = KnownEvents.load();
    assertThat(events.spell("FEMINICIDIO ")).isEqualTo("Feminicídio");
    assertThat(events.spell(" Evento novo ")).isEqualTo("Evento novo");
  }

  @ParameterizedTest
  @CsvSource({"'  São\u00A0\u00A0Tomé ', SAO TOME", "ÇÃÉ, CAE", "'', ''", ", ''", "a\u000Bb, A B"})
  void textIsFolded(String text, String folded) {
    assertThat(TextFolding.fold(text)).isEqualTo(folded);
  }

  @Test
  void namesAreFoldedToLettersAndDigits() {
    assertThat(TextFolding.foldName("Olho-d'Água 2")).isEqualTo("OLHODAGUA2");
  }

  @Property
  void foldingBySingleCharactersIsFoldingByTheNormaliser(
      @ForAll @CharRange(to = 255) @StringLength(max = 40) String text) {
    String accented =
        Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}", "");
    StringBuilder spaced = new StringBuilder();
    accented
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .forEach(spaced::appendCodePoint);

    assertThat(TextFolding.fold(text)).isEqualTo(spaced.toString().replaceAll(" +", " ").strip());
  }
}
