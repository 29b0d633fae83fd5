package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files whose dates could mean several things. */
final class DateConventionsTest {
  private NormalisedFile file;

  @BeforeEach
  void start(@TempDir Path folder) {
    file = new NormalisedFile(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/1/2024 2/1/2024 3/1/2024 12/1/2024|1 2 3 12|1",
        "01/01/2024 01/02/2024 01/03/2024|1 2 3|0",
        "1/1/2024|1|0",
        "2/1/2024 2/1/2024|2 2|1",
        "1/1/2024 2/1/2024 00:00|1 2|1",
        "2024-01-01 2024-02-01 00:00:00|1 2|0",
        "2024/02/01 2024-03-01T00:00:00|2 3|0",
        "2024-03-21 2024-02-01 2024-01-01|3 2 1|0",
        "01/02/2024 15/03/2024|2 3|0",
        "1/1/24 2/1/24 3/1/24|1 2 3|1",
        "01/01/24 01/02/24|1 2|0",
        "fev/24 02/2024 2024-02|2 2 2|0",
      })
  void datesAreReadSoThatTheyAreTheFirstOfAMonth(String dates, String months, int notes)
      throws IOException {
    file.normalise(GivenConventions.NONE, dates(dates.replace(" 00", "_00").split(" ", -1)));
    assertThat(file.months()).containsExactly(months.split(" ", -1));
    assertThat(file.observations().notes()).hasSize(notes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01 2024-01-02 2024-01-03",
        "2024-01-02",
        "01/02/2024 2/1/2024",
        "5/6/2024 6/7/2024",
        "01/02/2024 01/03/2024 15/02/2024 16/02/2024",
        "2024-01-31 2024-02-29 2024-03-31",
        "31/01/2024 29/02/2024 31/03/2024",
        "24/01/01 24/02/01",
        "24/02/01 24/03/01",
      })
  void datesThatFitNoReadingAreRefused(String dates) {
    assertThatThrownBy(() -> file.normalise(GivenConventions.NONE, dates(dates.split(" ", -1))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv");
  }

  @Test
  void nothingIsHandedOutBeforeDatesAreDecided() throws IOException {
    String[] lines = dates("2024-01-01", "2024-01-02");
    assertThatThrownBy(() -> file.normalise(GivenConventions.NONE, lines))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("swapped");
    // Only the one whose month is the same in both readings.
    assertThat(file.rows()).hasSize(1);
  }

  @Test
  void theOptionSettlesDatesButNotAgainstTheWholeFile() throws IOException {
    file.normalise(given(DateOrder.DMY), dates("31/01/2024", "2024-02-29", "01/03/2024"));
    assertThat(file.months()).containsExactly("1", "2", "3");
    assertThat(file.observations().oddDays()).isEqualTo(2);
    assertThatThrownBy(() -> file.normalise(given(DateOrder.DMY), dates("1/1/2024", "2/1/2024")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Leave the option out");
  }

  @Test
  void aShareOfOddDaysIsOnlyCounted() throws IOException {
    List<String> dates = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      dates.add("2024-%02d-01".formatted(i % 12 + 1));
    }
    dates.addAll(List.of("2024-02-15", "2024-03-02"));
    file.normalise(GivenConventions.NONE, dates(dates.toArray(new String[0])));
    assertThat(file.observations().oddDays()).isEqualTo(2);
    assertThat(file.rows()).allMatch(row -> row instanceof Normalised.Accepted);
  }

  @Test
  void theDaysOfTheOlderDatasetsMeanNothing() throws IOException {
    file.normalise(
        GivenConventions.NONE,
        "Município;Sigla UF;Região;Mês/Ano;Vítimas",
        "Itu;SP;SUDESTE;2020-04-21;1",
        "Itu;SP;SUDESTE;2020-02-20;1.234");
    assertThat(file.months()).containsExactly("4", "2");
    assertThat(file.observations().oddDays()).isEqualTo(2);
  }

  private static GivenConventions given(DateOrder dates) {
    return new GivenConventions(Optional.empty(), Optional.of(dates));
  }

  private static String[] dates(String... dates) {
    List<String> lines = new ArrayList<>();
    lines.add(TestFiles.VDE_HEADER);
    for (String date : dates) {
      lines.add("SP,,Roubo de carga," + date.replace('_', ' ') + ",,,,,,,,3.0,,Estadual,");
    }
    return lines.toArray(new String[0]);
  }
}
