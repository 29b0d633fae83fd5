package br.engdados.sinesp.producer.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables in random forms: each is read back equal, or refused, never different. {@code
 * -Dforms.seed=N} begins elsewhere; a failure names the seed of its table.
 */
final class AnyFormTest {
  private static final long FIRST_SEED = Long.getLong("forms.seed", 20_260_701);

  @TempDir Path folder;

  private int whole;
  private int withRejectedRows;
  private int refused;

  @Test
  void everyTableComesBackEqualOrIsRefused() throws Exception {
    check(300);
  }

  @Test
  @Tag("long")
  void soDoTenThousandTables() throws Exception {
    check(10_000);
  }

  private void check(int tables) throws Exception {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + tables; seed++) {
      Random random = new Random(seed);
      List<SampleRow> rows = SampleRow.table(random);
      Form form = Form.random(random);
      Path path = FormWriter.write(form, rows, folder, seed);
      String what = "seed %d, %s".formatted(seed, form);
      check(what, form, rows, path);
      Files.delete(path);
    }
    System.out.printf(
        "%d tables: %d read whole, %d with rejected rows, %d refused%n",
        tables, whole, withRejectedRows, refused);
    assertThat(whole).as("tables read whole").isGreaterThan(tables / 3);
  }

  private void check(String what, Form form, List<SampleRow> rows, Path path) throws Exception {
    List<Normalised> read;
    try {
      read = FormReader.read(SourceFile.of(path));
    } catch (InputException e) {
      if (form.isPlain(rows)) {
        fail(what + ": refused: " + e.getMessage(), e);
      }
      refused++;
      return;
    }
    assertThat(read).as(what).hasSameSizeAs(rows);
    int accepted = 0;
    for (int i = 0; i < rows.size(); i++) {
      String where = what + ", row " + i;
      if (read.get(i) instanceof Normalised.Accepted row) {
        accepted++;
        assertSame(where, row.occurrence(), rows.get(i));
      } else if (read.get(i) instanceof Normalised.Rejected row && form.isPlain(rows)) {
        fail("%s: rejected: %s '%s' %s", where, row.column(), row.value(), row.reason());
      }
    }
    if (accepted == rows.size()) {
      whole++;
    } else {
      withRejectedRows++;
    }
  }

  private static void assertSame(String where, Occurrence read, SampleRow meant) {
    assertThat(read.period()).as(where).isEqualTo(meant.month());
    assertThat(read.tipoCrime()).as(where).isEqualTo(meant.evento());
    assertThat(read.place().uf()).as(where).isEqualTo(meant.uf());
    String municipio = meant.municipio().equals("NÃO INFORMADO") ? null : meant.municipio();
    assertThat(read.place().municipio()).as(where).isEqualTo(municipio);
    Breakdown breakdown = read.breakdown();
    assertThat(breakdown.agente()).as(where).isEqualTo(meant.agente());
    assertThat(breakdown.arma()).as(where).isEqualTo(meant.arma());
    assertThat(breakdown.abrangencia()).as(where).isEqualTo(meant.abrangencia());
    Measures measures = read.measures();
    assertThat(measures.feminino()).as(where).isEqualTo(meant.feminino());
    assertThat(measures.masculino()).as(where).isEqualTo(meant.masculino());
    assertThat(measures.naoInformado()).as(where).isEqualTo(meant.naoInformado());
    assertThat(measures.vitimas()).as(where).isEqualTo(meant.totalVitima());
    assertThat(measures.ocorrencias()).as(where).isEqualTo(meant.total());
    assertThat(stripped(measures.pesoKg())).as(where).isEqualTo(stripped(meant.totalPeso()));
  }

  private static BigDecimal stripped(BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }
}
