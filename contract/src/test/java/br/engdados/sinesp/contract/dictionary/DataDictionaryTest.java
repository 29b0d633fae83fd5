package br.engdados.sinesp.contract.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.dictionary.DataDictionary.Language;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DataDictionaryTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyColumnDatasetAndGranularityIsExplainedAndNothingElse(Language language) {
    DataDictionary dictionary = DataDictionary.in(language);
    Set<String> columns =
        Stream.of(Granularidade.values())
            .flatMap(each -> OccurrenceTable.of(each).columns().stream())
            .map(Column::name)
            .collect(Collectors.toSet());
    assertThat(names(dictionary, "column.")).isEqualTo(columns);
    assertThat(names(dictionary, "dataset."))
        .isEqualTo(Stream.of(Dataset.values()).map(Dataset::id).collect(Collectors.toSet()));
    assertThat(names(dictionary, "granularidade."))
        .isEqualTo(
            Stream.of(Granularidade.values()).map(Granularidade::code).collect(Collectors.toSet()));
    assertThat(dictionary.caveats()).hasSize(names(dictionary, "caveat.").size()).isNotEmpty();
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(DataDictionary.in(Language.PORTUGUESE).keys())
        .isEqualTo(DataDictionary.in(Language.ENGLISH).keys());
  }

  @Test
  void thePagesSayWhatTheContractSays() {
    new DictionaryPages(Path.of("../docs"))
        .all()
        .forEach(
            (page, text) ->
                assertThat(page).as("%s; run make docs", page).content().isEqualTo(text));
  }

  private static Set<String> names(DataDictionary dictionary, String prefix) {
    return dictionary.keys().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
