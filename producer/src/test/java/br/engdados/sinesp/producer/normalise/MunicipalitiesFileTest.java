package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MunicipalitiesFileTest {
  private static final Reference CARRIED = Reference.load();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("novos.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,uf,name,year\n5199999,MT,Nova Cidade,2029\n",
        "5199999,MT,Nova Cidade,2029",
        "\uFEFFcodigo_ibge;uf;municipio;ano\r\n\r\n5199999;mt;\"Nova Cidade\";2029\r\n",
        "Nome, Ano, UF, Código\nNova Cidade, 2029, Mato Grosso, 5199999"
      })
  void addsWhatItNames(String text) throws IOException {
    Reference more = CARRIED.with(written(text));
    assertThat(more.municipalities().find("MT", "NOVA CIDADE"))
        .contains(new Municipality(5199999, "MT", "Nova Cidade", 2029));
    assertThat(more.version()).isNotEqualTo(CARRIED.version());
  }

  @Test
  void aFileThatAReleaseHasCaughtUpWithChangesNothing() throws IOException {
    Reference same = CARRIED.with(written("5101837,MT,Boa Esperança do Norte,2025\n"));
    assertThat(same.version()).isEqualTo(CARRIED.version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          519999,MT,Nova Cidade,2029   | line 2: IBGE's code has seven digits
          5199999,XX,Nova Cidade,2029  | line 2: "XX" is none of the 27 states
          5199999,SP,Nova Cidade,2029  | line 2: the codes of SP begin with 35
          5199999,MT,,2029             | line 2: a name of 1 to 100 characters is needed
          5199999,MT,Nova Cidade,29    | line 2: the year has four digits
          5103403,MT,Nova Cidade,2029  | line 2: the code 5103403 is taken: 5103403 is Cuiabá/MT
          5199999,MT,Cuiabá,2029       | line 2: the name Cuiabá/MT is taken
          5199999                      | line 2: "" is none of the 27 states
          """)
  void whatCannotBeMeantSoIsNamedWithItsLine(String line, String message) throws IOException {
    assertThatThrownBy(() -> CARRIED.with(written("code,uf,name,year\n" + line)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message)
        .hasMessageContaining("--municipalities");
  }

  @Test
  void twoLinesOfOneCodeAreRefused() throws IOException {
    written("5199999,MT,Nova Cidade,2029\n5199999,MT,Outra Cidade,2029\n");
    assertThatThrownBy(() -> CARRIED.with(file))
        .hasMessageContaining("line 2: the code 5199999 is taken: 5199999 is Nova Cidade/MT");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertThatThrownBy(() -> CARRIED.with(file)).hasMessageContaining("cannot be read");
    written("uf,municipio,evento\nMT,CUIABÁ,Feminicídio\n");
    assertThatThrownBy(() -> CARRIED.with(file))
        .hasMessageContaining("line 1: the first line must be code,uf,name,year");
    Files.write(file, "5199999,MT,São João,2029".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> CARRIED.with(file)).hasMessageContaining("not UTF-8");
    Files.write(file, new byte[100_000]);
    assertThatThrownBy(() -> CARRIED.with(file)).hasMessageContaining("too large");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(file, text);
  }
}
