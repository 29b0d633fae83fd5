package br.engdados.sinesp.painel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PopulationTest {
  private static final Places PLACES = new Places();
  private static final Place SMALLEST_STATE = PLACES.state(3);

  @TempDir private Path folder;

  private Population with(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("p.csv"), java.util.List.of(lines));
    return Population.load(PLACES, Optional.of(file));
  }

  @Test
  void theTotalsAreTheOnesThatTheSourceWasCheckedBy() throws IOException {
    Population population = Population.load(PLACES, Optional.empty());
    assertThat(population.of(PLACES.brazil(), 2015).orElseThrow().people()).isEqualTo(202_403_642);
    assertThat(population.of(PLACES.brazil(), 2022).orElseThrow().people()).isEqualTo(210_862_983);
    assertThat(population.of(PLACES.brazil(), 2024).orElseThrow().people()).isEqualTo(212_583_750);
    assertThat(SMALLEST_STATE.id()).isEqualTo("RR");
  }

  @Test
  void afterTheLastKnownYearThatOneIsTakenAndBeforeTheFirstNone() throws IOException {
    Population population = Population.load(PLACES, Optional.empty());
    assertThat(population.of(PLACES.brazil(), 2031).orElseThrow().year()).isEqualTo(2024);
    assertThat(population.of(PLACES.brazil(), 2014)).isEmpty();
    Place unknown = new Place("5101837", "NOVA", Place.Kind.MUNICIPIO, 0, 5101837, 2025);
    assertThat(population.of(unknown, 2023)).isEmpty();
  }

  @Test
  void aFileAddsYearsAndItsFiguresWin() throws IOException {
    Population population =
        with("codigo_municipio,ano,populacao", "3550308,2025,1000", "3550308,2024,7");
    Place saoPaulo = PLACES.municipality(3550308).orElseThrow();
    assertThat(population.of(saoPaulo, 2025).orElseThrow().people()).isEqualTo(1000);
    assertThat(population.of(saoPaulo, 2024).orElseThrow().people()).isEqualTo(7);
    assertThat(population.fingerprint())
        .isNotEqualTo(Population.load(PLACES, Optional.empty()).fingerprint());
    // A state or the country with only some of its municipalities would be far too small.
    assertThat(population.of(PLACES.brazil(), 2025).orElseThrow().year()).isEqualTo(2024);
    // Of a municipality that the new year does not have, the last known one.
    Place campinas = PLACES.municipality(3509502).orElseThrow();
    assertThat(population.of(campinas, 2025).orElseThrow().year()).isEqualTo(2024);
  }

  @Test
  void whatIsNoSuchFileIsRefusedWithItsLine() {
    assertThatThrownBy(() -> with("codigo;ano;populacao")).hasMessageContaining("first line");
    assertThatThrownBy(() -> with("codigo_municipio,ano,populacao", "3550308,2025,many"))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> with("codigo_municipio,ano,populacao", "3550308,2025,0"))
        .hasMessageContaining("line 2");
  }
}
