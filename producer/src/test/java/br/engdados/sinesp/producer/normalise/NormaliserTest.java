package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.producer.reader.DataFile;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.reader.Table;
import br.engdados.sinesp.producer.reader.TestFiles;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NormaliserTest {
  private static final Reference REFERENCE = Reference.load();

  @TempDir private Path folder;
  private Normaliser normaliser;

  @Test
  void aYearlyRowBecomesAnOccurrence() throws IOException {
    Occurrence row =
        accepted("SP,são paulo,homicidio DOLOSO,2023-01-01,,,,1,2.0,0,3.0,,,Estadual,F1");
    assertThat(row.edition().dataset()).isEqualTo(Dataset.VDE);
    assertThat(row.edition().resourceId()).isEqualTo("bancovde-2023");
    assertThat(row.period()).isEqualTo(YearMonth.of(2023, 1));
    assertThat(row.place().codigoMunicipio()).isEqualTo(3550308);
    assertThat(row.place().municipio()).isEqualTo("são paulo");
    assertThat(row.tipoCrime()).isEqualTo("Homicídio doloso");
    assertThat(row.measures().masculino()).isEqualTo(2);
    assertThat(row.measures().naoInformado()).isZero();
    assertThat(row.measures().vitimas()).isEqualTo(3);
    assertThat(row.measures().ocorrencias()).isNull();
    assertThat(row.breakdown().abrangencia()).isEqualTo("Estadual");
    assertThat(row.breakdown().formulario()).isEqualTo("F1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NÃO INFORMADO", "não  informado", ""})
  void aMunicipalityNotInformedStandsForTheState(String name) throws IOException {
    Occurrence row = accepted("SP," + name + ",Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,");
    assertThat(row.place().granularidade()).isEqualTo(Granularidade.ESTADO);
  }

  @Test
  void anUnknownStateGoesToGeralAndIsCounted() throws IOException {
    Occurrence row = accepted("XX,ITU,Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,");
    assertThat(row.place().granularidade()).isEqualTo(Granularidade.GERAL);
    assertThat(normaliser.observations().unknownStates()).containsEntry("XX", 1L);
  }

  @Test
  void anUnknownMunicipalityHasCodeZeroAndIsCounted() throws IOException {
    Occurrence row = accepted("SP,Nenhures,Roubo de carga,2023-01-01,,,,,,,,5,,Estadual,");
    assertThat(row.place().codigoMunicipio()).isZero();
    assertThat(normaliser.observations().unknownMunicipalities()).containsEntry("SP Nenhures", 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | a count cannot be negative",
        "'\"1,5\"' | a count must be a whole number",
        "1.5 | a count must be a whole number",
        "2147483648 | too large for a count",
        "um | not a number",
        "NaN | not a number",
        "0x10 | not a number",
        "1e400 | too large for a count"
      })
  void aCountIsAWholeNumberFromZero(String published, String reason) throws IOException {
    Normalised.Rejected rejected =
        rejected("SP,ITU,Roubo de carga,2023-01-01,,,,,,,," + published + ",,Estadual,");
    assertThat(rejected.column()).isEqualTo("total");
    assertThat(rejected.value()).isEqualTo(published.replace("\"", ""));
    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.row().position()).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"3.0,3", "3,3", "0,0", "000,0", "2147483647,2147483647", "1e2,100"})
  void wholeNumbersAreTakenHoweverWritten(String published, int count) throws IOException {
    assertThat(
            accepted("SP,ITU,Roubo de carga,2023-01-01,,,,,,,," + published + ",,Estadual,")
                .measures()
                .ocorrencias())
        .isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "9.529999999999999,9.53",
    "9.53,9.53",
    "0.1,0.1",
    "2.0E-3,0.002",
    "100.0,100",
    "2e23,200000000000000000000000",
    "0,0"
  })
  void aWeightIsTheShortestDecimalOfItsDouble(String published, BigDecimal weight)
      throws IOException {
    assertThat(
            accepted("SP,,Apreensão de Cocaína,2023-01-01,,,,,,,,," + published + ",Estadual,")
                .measures()
                .pesoKg())
        .isEqualTo(weight);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.5", "NaN", "Infinity", "1d", "1e999"})
  void anyOtherWeightIsRejected(String published) throws IOException {
    rejected("SP,,Apreensão de Cocaína,2023-01-01,,,,,,,,," + published + ",Estadual,");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-02-01,2023-02",
    "2023-02-01 00:00:00,2023-02",
    "2023-02-01T00:00:00,2023-02",
    "01/02/2023,2023-02",
    "fev/20,2020-02",
    "' fev/20',2020-02",
    "mar/2020,2020-03",
    "04/2020,2020-04",
    "dez/19,2019-12",
    "março/2020,2020-03",
    "2020-04-21,2020-04"
  })
  void monthsAreReadInEveryFormOfTheFiles(String published, YearMonth month) throws IOException {
    assertThat(accepted("SP,ITU,Roubo de carga," + published + ",,,,,,,,5,,Estadual,").period())
        .isEqualTo(month);
    long odd = published.endsWith("-21") ? 1 : 0;
    assertThat(normaliser.observations().oddDays()).isEqualTo(odd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"31/02/2023", "2023-13-01", "13/2020", "xyz/20", "", "1850-01-01", "janeiro"})
  void anyOtherDateIsRejected(String published) throws IOException {
    assertThat(rejected("SP,ITU,Roubo de carga," + published + ",,,,,,,,5,,Estadual,").column())
        .isEqualTo("data_referencia");
  }

  @Test
  void rowsThatShareAKeyAreToldApartByTheirOrderAndRejectedOnesDoNotCount() throws IOException {
    String row = "DF,BRASÍLIA,Feminicídio,2023-01-01,,,,0,0,0,%s,,,Estadual,";
    List<Normalised> all =
        normalise(
            TestFiles.VDE_HEADER,
            row.formatted("1"),
            row.formatted("-1"),
            row.formatted("2"),
            row.formatted("2"));
    List<Object> ids = new ArrayList<>();
    for (Normalised one : all) {
      if (one instanceof Normalised.Accepted accepted) {
        ids.add(accepted.occurrence().id());
      }
    }
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(normaliser.observations().repeats()).isEqualTo(2);
    List<Normalised> without =
        normalise(TestFiles.VDE_HEADER, row.formatted("1"), row.formatted("2"));
    assertThat(((Normalised.Accepted) without.get(1)).occurrence().id()).isEqualTo(ids.get(1));
  }

  @Test
  void theOlderDatasetsNameStatesInFullAndMonthsByName() throws IOException {
    List<Normalised> rows =
        normalise("UF;Tipo Crime;Ano;Mês;Ocorrências", "São Paulo;Estupro;2015;março;1");
    Occurrence row = ((Normalised.Accepted) rows.get(0)).occurrence();
    assertThat(row.edition().dataset()).isEqualTo(Dataset.UF_OCORRENCIAS);
    assertThat(row.edition().resourceId()).isEqualTo("indicadoressegurancapublicauf");
    assertThat(row.period()).isEqualTo(YearMonth.of(2015, 3));
    assertThat(row.place().uf()).isEqualTo("SP");
    assertThat(row.place().granularidade()).isEqualTo(Granularidade.ESTADO);
    assertThat(row.measures().ocorrencias()).isEqualTo(1);
  }

  @Test
  void theOlderMunicipalDatasetCountsIntentionalHomicide() throws IOException {
    List<Normalised> rows =
        normalise(
            "Município;Sigla UF;Região;Mês/Ano;Vítimas",
            "Itu;SP;SUDESTE; fev/20;3,0",
            "Boa Saúde;RN;NORDESTE;04/2020;");
    Occurrence row = ((Normalised.Accepted) rows.get(0)).occurrence();
    assertThat(row.tipoCrime()).isEqualTo("Homicídio doloso");
    assertThat(row.measures().vitimas()).isEqualTo(3);
    assertThat(row.breakdown().abrangencia()).isEmpty();
    Occurrence other = ((Normalised.Accepted) rows.get(1)).occurrence();
    assertThat(other.measures().vitimas()).isNull();
    assertThat(other.place().codigoMunicipio()).isEqualTo(2405306);
  }

  private Occurrence accepted(String line) throws IOException {
    Normalised one = normalise(TestFiles.VDE_HEADER, line).get(0);
    assertThat(one).isInstanceOf(Normalised.Accepted.class);
    return ((Normalised.Accepted) one).occurrence();
  }

  private Normalised.Rejected rejected(String line) throws IOException {
    Normalised one = normalise(TestFiles.VDE_HEADER, line).get(0);
    assertThat(one).isInstanceOf(Normalised.Rejected.class);
    return (Normalised.Rejected) one;
  }

  private List<Normalised> normalise(String... lines) throws IOException {
    SourceFile file = TestFiles.text(folder, "a.csv", lines);
    List<Normalised> all = new ArrayList<>();
    try (DataFile data = TestFiles.open(file)) {
      Table table = data.nextTable();
      normaliser =
          new Normaliser(
              REFERENCE,
              Instant.ofEpochMilli(1),
              new FileConventions(file, TestFiles.FILES, GivenConventions.NONE));
      normaliser.begin(table.layout());
      for (Row row = table.next(); row != null; row = table.next()) {
        all.add(normaliser.normalise(row));
      }
    }
    return all;
  }
}
