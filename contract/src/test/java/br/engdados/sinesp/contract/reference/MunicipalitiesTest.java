package br.engdados.sinesp.contract.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The aliases, each of them, and what can be added to the list. */
final class MunicipalitiesTest {
  private final Municipalities municipalities = Municipalities.load();
  private final List<String[]> aliases = ReferenceRows.read("municipios_alias.csv");

  @Test
  void anAliasIsOfItsStateAndOfOneMunicipality() {
    Map<Integer, Municipality> byCode =
        municipalities.all().stream().collect(Collectors.toMap(Municipality::codigoIbge, m -> m));
    Map<String, String> seen = new HashMap<>();
    assertThat(aliases).hasSizeGreaterThan(100);
    for (String[] cells : aliases) {
      String line = String.join(",", cells);
      assertThat(cells).as(line).hasSize(4).doesNotContain("");
      Municipality target = byCode.get(Integer.valueOf(cells[2]));
      assertThat(target).as(line).isNotNull();
      assertThat(target.uf()).as(line).isEqualTo(cells[0]);
      assertThat(municipalities.find(cells[0], cells[1])).as(line).contains(target);
      String name = cells[0] + TextFolding.foldName(cells[1]);
      assertThat(seen.put(name, line)).as(line).isNull();
    }
  }

  @Test
  void anAliasIsNoMunicipalitysOwnName() {
    Map<String, Municipality> own =
        municipalities.all().stream()
            .collect(Collectors.toMap(m -> m.uf() + TextFolding.foldName(m.nome()), m -> m));
    for (String[] cells : aliases) {
      assertThat(own)
          .as(String.join(",", cells))
          .doesNotContainKey(cells[0] + TextFolding.foldName(cells[1]));
    }
  }

  @Test
  void whatIsAddedIsFoundAndTheRestStays() {
    Municipality added = new Municipality(5199999, "MT", "Nova Cidade", 2029);
    Municipalities more = municipalities.with(added);

    assertThat(more.find("MT", "NOVA CIDADE")).contains(added);
    assertThat(more.all()).hasSize(5572).contains(added);
    assertThat(municipalities.find("MT", "NOVA CIDADE")).isEmpty();
  }

  @Test
  void whatIsThereAlreadyChangesNothing() {
    assertThat(municipalities.with(new Municipality(5101837, "MT", "BOA ESPERANCA DO NORTE", null)))
        .isSameAs(municipalities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5103403 | MT | Nova Cidade  | the code 5103403 is taken: 5103403 is Cuiabá/MT",
        "5199999 | MT | CUIABA       | the name CUIABA/MT is taken: 5103403 is Cuiabá/MT",
        "2499999 | RN | Assú         | the name Assú/RN is taken: 2400208 is Açu/RN",
        "5103403 | MT | Várzea Grande| the code 5103403 is taken: 5103403 is Cuiabá/MT"
      })
  void whatBelongsToAnotherIsRefused(int code, String uf, String name, String message) {
    assertThatThrownBy(() -> municipalities.with(new Municipality(code, uf, name, 2029)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void theVersionTellsWhatIsFoundByWhat() {
    String version = municipalities.version();
    assertThat(version).matches("[0-9a-f]{16}").isEqualTo(Municipalities.load().version());
    Municipalities one = municipalities.with(new Municipality(5199999, "MT", "Nova Cidade", 2029));
    Municipalities two = municipalities.with(new Municipality(5199999, "MT", "NOVA CIDADE", null));
    Municipalities other = municipalities.with(new Municipality(5199998, "MT", "Nova Cidade", 1));
    assertThat(one.version()).isNotEqualTo(version).isEqualTo(two.version());
    assertThat(other.version()).isNotEqualTo(version).isNotEqualTo(one.version());
  }
}
