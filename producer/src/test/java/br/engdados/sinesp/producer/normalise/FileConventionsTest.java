package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files whose numbers, dates or texts could mean several things. */
final class FileConventionsTest {
  private static final Reference REFERENCE = Reference.load();
  private static final String REJECTED = "rejected";

  @TempDir private Path folder;
  private Observations observations;
  private List<Normalised> rows;

  /** Each case: the separator; the counts of a file; its weights; what its counts become. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The other numbers have no decimals: the mark groups thousands.
        ",|44 1.000 12.000 0|| 44 1000 12000 0",
        ",|44 13.098||44 13098",
        ";|44 1,000||44 1000",
        // The file proves which mark is which.
        ";|44 1.000|1532,75|44 1000",
        ";|1.000 12.000|1.532,75|1000 12000",
        ";|1.000 2.500 7|0,5|1000 2500 7",
        ";|3,0 1.000|12,5|3 1000",
        ";|44 1,000|1532,75|44 rejected",
        ",|44 1.000|12.5|44 rejected",
        ";|98.0 1.000 12.000|1532.75|98 rejected rejected",
        ",|98.0 1,000 1,234,567|1,532.75|98 1000 1234567",
        // All three decimals, and that they are some is proved.
        ",|1.000 12.000 0.000 3.000||1 12 0 3",
        ",|1.000 12.000|0.500|1 12",
        ",|1.000 1234.000||1 1234",
        ",|1,000 12,000 0,000||1 12 0",
        // All three decimals, and nothing proves that they are not thousands.
        ",|1.000 12.000||rejected rejected",
        ",|1.000 12.500||1000 12500",
        // Both ways.
        ";|3.0 1.000 44|12,5|3 rejected 44",
        ";|0.000 1.000 13.098||0 rejected rejected",
        // One meaning, whatever the file.
        ",|3.0 1.234.567 1 234 5'000|12.5|3 1234567 1 234 5000",
        ",|1.00.000 1.2345 1E+05 １２ R$5 -1.000|12.5|rejected rejected rejected rejected rejected"
            + " rejected"
      })
  void countsAreReadAsTheWholeFileSays(
      String separator, String counts, String weights, String expected) throws IOException {
    normalise(GivenConventions.NONE, numbers(separator, counts, weights));
    assertThat(counts(counts.split(" ", -1).length))
        .containsExactly(expected.trim().split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",|1.234 12.5||1.234 12.5",
        ",|1.234|3.0|1.234",
        ";|1.234 12,5||1234 12.5",
        ";|1,234 12,5||1.234 12.5",
        ",|1,234 0.5||1234 0.5",
        ",|1.234|44 13.098|1234",
        ",|1.234|44 1.000|rejected",
        ",|1.234|44|rejected",
        ";|1.234|44|rejected",
        ";|1.234 12.5 12,5|44|rejected 12.5 12.5",
        ",|1.2345 1.234.567 1.00.000||1.2345 1234567 rejected",
      })
  void weightsAreReadAsTheWholeFileSays(
      String separator, String weights, String counts, String expected) throws IOException {
    normalise(GivenConventions.NONE, numbers(separator, counts == null ? "" : counts, weights));
    assertThat(weights()).containsExactly(expected.split(" ", -1));
  }

  @Test
  void semicolonsAndBrazilianDatesDoNotSayHowNumbersAreWritten() throws IOException {
    String[] lines = numbers(";", "44", "1.234");
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i].replace("2024-02-01", "01/02/2024");
    }
    normalise(GivenConventions.NONE, lines);
    assertThat(weights()).containsExactly("rejected");
  }

  @Test
  void theOptionSettlesNumbers() throws IOException {
    String[] lines = numbers(";", "98.0 1.000", "1.234 1532.75");
    normalise(given(NumberFormat.BR, null), lines);
    assertThat(counts(2)).containsExactly("98", "1000");
    assertThat(weights()).containsExactly("1234", "1532.75");
    normalise(given(NumberFormat.EN, null), lines);
    assertThat(counts(2)).containsExactly("98", "1");
    assertThat(weights()).containsExactly("1.234", "1532.75");
  }

  @Test
  void aRejectedNumberSaysWhyAndTheWayOut() throws IOException {
    normalise(GivenConventions.NONE, numbers(";", "98.0 1.000", ""));
    assertThat(((Normalised.Rejected) rows.get(1)).reason())
        .contains("1000 or 1", "98.0", "--number-format br (1000) or en (1)");
  }

  @Test
  void anEarlyDecisionThatALaterNumberContradictsEndsTheFile() {
    List<String> lines = new ArrayList<>(List.of(TestFiles.VDE_HEADER));
    lines.add("SP,ITU,Apreensão de Cocaína,2024-02-01,,,,,,,,,1.234,Estadual,");
    for (int i = 0; i < 1100; i++) {
      lines.add("SP,ITU,Roubo de carga,2024-02-01,,,,,,,,3.0,,Estadual,");
    }
    lines.add("SP,ITU,Apreensão de Cocaína,2024-02-01,,,,,,,,,\"12,5\",Estadual,");
    assertThatThrownBy(() -> normalise(GivenConventions.NONE, lines.toArray(new String[0])))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("both ways ('3.0' and '12,5')");
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
    normalise(GivenConventions.NONE, dates(dates.replace(" 00", "_00").split(" ", -1)));
    assertThat(months()).containsExactly(months.split(" ", -1));
    assertThat(observations.notes()).hasSize(notes);
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
    assertThatThrownBy(() -> normalise(GivenConventions.NONE, dates(dates.split(" ", -1))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv");
  }

  @Test
  void nothingIsHandedOutBeforeDatesAreDecided() throws IOException {
    String[] lines = dates("2024-01-01", "2024-01-02");
    assertThatThrownBy(() -> normalise(GivenConventions.NONE, lines))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("swapped");
    // Only the one whose month is the same in both readings.
    assertThat(rows).hasSize(1);
  }

  @Test
  void theOptionSettlesDatesButNotAgainstTheWholeFile() throws IOException {
    normalise(given(null, DateOrder.DMY), dates("31/01/2024", "2024-02-29", "01/03/2024"));
    assertThat(months()).containsExactly("1", "2", "3");
    assertThat(observations.oddDays()).isEqualTo(2);
    assertThatThrownBy(() -> normalise(given(null, DateOrder.DMY), dates("1/1/2024", "2/1/2024")))
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
    normalise(GivenConventions.NONE, dates(dates.toArray(new String[0])));
    assertThat(observations.oddDays()).isEqualTo(2);
    assertThat(rows).allMatch(row -> row instanceof Normalised.Accepted);
  }

  @Test
  void theDaysOfTheOlderDatasetsMeanNothing() throws IOException {
    normalise(
        GivenConventions.NONE,
        "Município;Sigla UF;Região;Mês/Ano;Vítimas",
        "Itu;SP;SUDESTE;2020-04-21;1",
        "Itu;SP;SUDESTE;2020-02-20;1.234");
    assertThat(months()).containsExactly("4", "2");
    assertThat(observations.oddDays()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SP,SÃO PAULO,FeminicÃ­dio,Estadual",
        "SP,SÃ£o Paulo,Feminicídio,Estadual",
        "SP,NÃ£o informado,Feminicídio,Estadual",
        "SP,NÃ\u0083O INFORMADO,Feminicídio,Estadual",
        "SP,N?O INFORMADO,Feminicídio,Estadual",
        "SÃ£o Paulo,ITU,Feminicídio,Estadual",
        "SP,ITU,Feminicídio,PolÃ­cia Federal",
      })
  void damagedTextRefusesTheFile(String cells) {
    String[] c = cells.split(",", -1);
    String line = "%s,%s,%s,2024-02-01,,,,1,,,1,,,%s,".formatted(c[0], c[1], c[2], c[3]);
    assertThatThrownBy(() -> normalise(GivenConventions.NONE, TestFiles.VDE_HEADER, line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NAO INFORMADO",
        "Nao Informado ",
        "NÃO INFORMADO\u00a0",
        "Não-informado",
        "NÃO INFORMADO."
      })
  void stateRowsStayWithTheState(String name) throws IOException {
    normalise(
        GivenConventions.NONE,
        TestFiles.VDE_HEADER,
        "SP," + name + ",Estupro,2024-02-01,,,,1,,,1,,,Estadual,");
    assertThat(occurrence(0).place().granularidade()).isEqualTo(Granularidade.ESTADO);
  }

  @Test
  void unknownEventsAreCountedAndTheirNearestNameFound() throws IOException {
    String row = "SP,ITU,%s,2024-02-01,,,,1,,,%s,,,Estadual,";
    normalise(
        GivenConventions.NONE,
        TestFiles.VDE_HEADER,
        row.formatted("Feminicdio", 1),
        row.formatted("Feminicdio", -1),
        row.formatted("Feminicdio", 2),
        row.formatted("feminicidio", 2),
        row.formatted("Golpe por telefone", 2));
    assertThat(observations.unknownEvents())
        .containsOnly(entry("Feminicdio", 2L), entry("Golpe por telefone", 1L));
    ClosestEvents closest = new ClosestEvents(REFERENCE.events());
    assertThat(closest.of("Feminicdio")).contains("Feminicídio");
    assertThat(closest.of("Golpe por telefone")).isEmpty();
  }

  private static GivenConventions given(NumberFormat numbers, DateOrder dates) {
    return new GivenConventions(Optional.ofNullable(numbers), Optional.ofNullable(dates));
  }

  /** Rows with counts, then rows with weights; in the counts a space stands between numbers. */
  private static String[] numbers(String separator, String counts, String weights) {
    List<String> lines = new ArrayList<>();
    lines.add(TestFiles.VDE_HEADER);
    for (String count : split(counts)) {
      lines.add(
          "SP,,Roubo de carga,2024-02-01,,,,,,,,\"" + count.replace(',', '¸') + "\",,Estadual,");
    }
    for (String weight : split(weights)) {
      lines.add(
          "SP,,Apreensão de Cocaína,2024-02-01,,,,,,,,,\""
              + weight.replace(',', '¸')
              + "\",Estadual,");
    }
    return lines.stream()
        .map(line -> line.replace(",", separator).replace('¸', ','))
        .toArray(String[]::new);
  }

  private static String[] split(String numbers) {
    return numbers == null || numbers.isBlank() ? new String[0] : numbers.trim().split(" ", -1);
  }

  private static String[] dates(String... dates) {
    List<String> lines = new ArrayList<>();
    lines.add(TestFiles.VDE_HEADER);
    for (String date : dates) {
      lines.add("SP,,Roubo de carga," + date.replace('_', ' ') + ",,,,,,,,3.0,,Estadual,");
    }
    return lines.toArray(new String[0]);
  }

  private void normalise(GivenConventions given, String... lines) throws IOException {
    SourceFile file = TestFiles.text(folder, "a.csv", lines);
    rows = new ArrayList<>();
    Normaliser normaliser =
        new Normaliser(
            REFERENCE, Instant.ofEpochMilli(1), new FileConventions(file, TestFiles.FILES, given));
    try (DataFile data = TestFiles.open(file)) {
      Table table = data.nextTable();
      normaliser.begin(table.layout());
      for (Row row = table.next(); row != null; row = table.next()) {
        rows.add(normaliser.normalise(row));
      }
    }
    observations = normaliser.observations();
  }

  private Occurrence occurrence(int index) {
    return ((Normalised.Accepted) rows.get(index)).occurrence();
  }

  private List<String> counts(int number) {
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      counts.add(
          rows.get(i) instanceof Normalised.Accepted
              ? occurrence(i).measures().ocorrencias().toString()
              : REJECTED);
    }
    return counts;
  }

  private List<String> weights() {
    List<String> weights = new ArrayList<>();
    for (Normalised row : rows) {
      if (row instanceof Normalised.Rejected rejected) {
        if (rejected.column().equals("total_peso")) {
          weights.add(REJECTED);
        }
      } else if (((Normalised.Accepted) row).occurrence().measures().pesoKg() != null) {
        weights.add(((Normalised.Accepted) row).occurrence().measures().pesoKg().toPlainString());
      }
    }
    return weights;
  }

  private List<String> months() {
    return rows.stream()
        .map(row -> ((Normalised.Accepted) row).occurrence().period().getMonthValue())
        .map(String::valueOf)
        .toList();
  }
}
