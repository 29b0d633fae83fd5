package br.engdados.sinesp.consumer.export;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.dictionary.DataDictionary;
import br.engdados.sinesp.contract.dictionary.DataDictionary.Language;
import br.engdados.sinesp.contract.table.Column;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DescriptionsTest {
  private static final Instant CREATED = Instant.parse("2026-11-25T13:00:00Z");
  private static final Edition YEAR = new Edition("sinesp-vde", 2023, 5, CREATED, "ab12");

  @ParameterizedTest
  @EnumSource(FileSet.class)
  void aSchemaHasTheColumnsOfTheFilesInTheWordsOfTheDictionary(FileSet set) throws IOException {
    JsonNode fields = new ObjectMapper().readTree(Descriptions.schema(set)).get("fields");
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(field.get("name").asText()));
    assertThat(names).isEqualTo(set.columns().stream().map(Column::name).toList());
    assertThat(names.contains("id")).isEqualTo(set == FileSet.PARQUET_WITH_ID);
    DataDictionary words = DataDictionary.in(Language.PORTUGUESE);
    for (int i = 0; i < names.size(); i++) {
      assertThat(fields.get(i).get("description").asText())
          .isEqualTo(words.column(set.columns().get(i)));
    }
  }

  @Test
  void thePackageHasEachDataFileWithItsChecksum() throws IOException {
    List<ExportFile> files =
        List.of(
            new ExportFile(FileSet.PARQUET.path(YEAR), 1, "aa", OptionalLong.of(5)),
            new ExportFile(FileSet.CSV.path(YEAR), 2, "bb", OptionalLong.of(5)));
    JsonNode resources =
        new ObjectMapper()
            .readTree(Descriptions.dataPackage(CREATED, List.of(YEAR), files))
            .get("resources");
    assertThat(resources).hasSize(2);
    assertThat(resources.get(1).get("path").asText()).isEqualTo("csv/sinesp-vde-2023.csv.gz");
    assertThat(resources.get(1).get("hash").asText()).isEqualTo("sha256:bb");
    assertThat(Descriptions.csvOnTheWeb(List.of(YEAR)))
        .contains("\"url\" : \"sinesp-vde-2023.csv.gz\"");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theTextForPeopleHasEveryCaveatAndNoGap(Language language) {
    String text = Readme.text(language, CREATED, List.of(YEAR));
    DataDictionary words = DataDictionary.in(language);
    assertThat(words.caveats()).allSatisfy(caveat -> assertThat(text).contains(caveat));
    assertThat(text)
        .contains(words.word("citation"), words.word("licence"), words.word("attribution"))
        .contains("| `sinesp-vde` | 2023 | 5 |")
        .doesNotContain("{", "}");
  }
}
