package br.engdados.sinesp.producer.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.source.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class HeaderSearchTest {
  private final HeaderSearch search = new HeaderSearch(ColumnMapping.load(), "a.csv", false);

  @Test
  void titlesAndBlankRowsStandAboveTheHeader() throws InputException {
    assertThat(search.take(row("Ministério da Justiça", "", ""))).isEmpty();
    assertThat(search.take(row("", ""))).isEmpty();
    assertThat(search.take(row("Total", "por UF"))).isEmpty();
    Layout layout =
        search.take(row("", "uf", "municipio", "evento", "data_referencia", "total")).orElseThrow();
    assertThat(layout.dataset()).isEqualTo(Dataset.VDE);
    assertThat(layout.columns().get(Field.UF).index()).isEqualTo(1);
  }

  @Test
  void aHeaderWithOneColumnMistypedIsAnErrorAndNoTitle() {
    assertThatThrownBy(() -> search.take(row("uf", "municipio", "evnto", "data_referencia")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.csv: no column evento, which sinesp-vde needs");
  }

  @Test
  void aMeasureUnderANameThatIsNearlyItsOwnIsNotBlank() {
    assertThatThrownBy(
            () ->
                search.take(
                    row("uf", "municipio", "evento", "data_referencia", "total", "total_vitma")))
        .hasMessageContaining("no column total_vitima, but one named 'total_vitma'");
  }

  @Test
  void aColumnThatNobodyNeedsMayStandTwiceANeededOneMayNot() throws InputException {
    assertThat(
            search.take(row("obs", "uf", "municipio", "evento", "obs", "data_referencia", "total")))
        .hasValueSatisfying(layout -> assertThat(layout.ignored()).containsExactly("obs", "obs"));
    assertThatThrownBy(
            () -> search.take(row("uf", "municipio", "evento", "data_referencia", "total", "UF")))
        .hasMessageContaining("a.csv: the column 'uf' is there twice");
    assertThatThrownBy(
            () ->
                search.take(row("uf", "municipio", "evento", "data_referencia", "total", "Total")))
        .hasMessageContaining("the column 'total' is there twice");
  }

  @Test
  void withoutAnyHeaderTheFirstRowIsNamed() throws InputException {
    assertThat(search.take(row("", "SP", "ITU"))).isEmpty();
    assertThat(search.take(row("RJ", "NITERÓI"))).isEmpty();
    assertThat(search.notFound())
        .hasMessageContaining("a.csv: no header row among the first 30 rows; no column ")
        .hasMessageEndingWith("Found: SP, ITU.");
  }

  private static List<String> row(String... cells) {
    return Arrays.stream(cells).map(CellValues::text).collect(Collectors.toList());
  }
}
