package br.engdados.sinesp.producer.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.engdados.sinesp.contract.occurrence.OptionalField;
import br.engdados.sinesp.producer.inspect.FileInspection.MeasureCount;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.reader.ColumnMapping;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Limits;
import br.engdados.sinesp.producer.source.SourceFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The older datasets as they were published, where the files are at hand. */
final class RealFilesTest {
  @Test
  void theOlderStateDatasetsAreReadWhole() throws Exception {
    FileInspection found = inspect("indicadoressegurancapublicauf.xlsx");
    assertThat(found.read()).isEqualTo(15_180 + 4_760);
    assertThat(found.rejected()).isZero();
    assertThat(found.months().keySet()).allMatch(month -> month.getYear() >= 2015);
    assertThat(count(found, "sinesp-uf-ocorrencias", OptionalField.OCORRENCIAS).sum)
        .isEqualByComparingTo(BigDecimal.valueOf(4_987_787));
    assertThat(count(found, "sinesp-uf-vitimas", OptionalField.VITIMAS).sum)
        .isEqualByComparingTo(BigDecimal.valueOf(277_994));
    assertThat(found.observations().repeats()).isGreaterThanOrEqualTo(3_303);
    assertThat(found.observations().unknownStates()).isEmpty();
  }

  @Test
  void theOlderMunicipalDatasetIsReadWholeAndEveryMonthResolved() throws Exception {
    FileInspection found = inspect("indicadoressegurancapublicamunic.xlsx");
    assertThat(found.read()).isEqualTo(141_561);
    assertThat(found.rejected()).isZero();
    assertThat(found.layouts()).hasSize(27);
    assertThat(found.months().keySet())
        .allMatch(month -> month.getYear() >= 2018 && month.getYear() <= 2020);
    MeasureCount vitimas = count(found, "sinesp-municipio", OptionalField.VITIMAS);
    assertThat(vitimas.sum).isEqualByComparingTo(BigDecimal.valueOf(103_842));
    assertThat(vitimas.blanks).isEqualTo(167);
  }

  private static MeasureCount count(FileInspection found, String dataset, OptionalField field) {
    return found.measures().get(dataset).get(field);
  }

  private static FileInspection inspect(String name) throws Exception {
    Path path =
        Stream.of("../shared/sinesp", "../../shared/sinesp", "../../../shared/sinesp")
            .map(folder -> Path.of(folder, name))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    assumeTrue(path != null, "skipped: ../shared/sinesp/" + name + " is not here");
    return FileInspection.of(
        SourceFile.of(path), new DataFiles(ColumnMapping.load(), Limits.DEFAULT), Reference.load());
  }
}
