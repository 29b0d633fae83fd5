package br.engdados.sinesp.contract.occurrence;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.reference.States;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

final class OccurrenceIdentityTest {
  private static final YearMonth JANUARY = YearMonth.of(2023, 1);
  private static final Place BRASILIA =
      Place.municipality(States.load().find("DF").orElseThrow(), 5300108, "BRASÍLIA");
  private static final Breakdown STATE_BODY = new Breakdown("Estadual", null, null, null, null);

  private final OccurrenceIdentity identity = new OccurrenceIdentity();

  @Test
  void isTheVersionFiveUuidOfTheDocumentedName() throws Exception {
    UUID id = identity.of(Dataset.VDE, JANUARY, BRASILIA, "Feminicídio", STATE_BODY, 32);
    String name =
        String.join(
            "\u001F",
            "sinesp-vde",
            "5300108",
            "DF",
            "FEMINICIDIO",
            "ESTADUAL",
            "",
            "",
            "",
            "2023-01",
            "32");
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(java.util.HexFormat.of().parseHex("6f1f4b0e3f0a5c3b9d575f3b0d3c2a10"));
    String hex =
        java.util.HexFormat.of().formatHex(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.toString().replace("-", "").substring(0, 12)).isEqualTo(hex.substring(0, 12));
    assertThat(id.toString().replace("-", "").substring(17)).isEqualTo(hex.substring(17, 32));
  }

  @Test
  void everyPartTellsRowsApartButTheForm() {
    Place other = Place.municipality(States.load().find("DF").orElseThrow(), 0, "BRASÍLIA");
    Set<UUID> ids = new HashSet<>();
    ids.add(identity.of(Dataset.VDE, JANUARY, BRASILIA, "Feminicídio", STATE_BODY, 0));
    ids.add(identity.of(Dataset.VDE, JANUARY, BRASILIA, "Feminicídio", STATE_BODY, 1));
    ids.add(identity.of(Dataset.MUNICIPIO, JANUARY, BRASILIA, "Feminicídio", STATE_BODY, 0));
    ids.add(
        identity.of(Dataset.VDE, YearMonth.of(2023, 2), BRASILIA, "Feminicídio", STATE_BODY, 0));
    ids.add(identity.of(Dataset.VDE, JANUARY, other, "Feminicídio", STATE_BODY, 0));
    ids.add(identity.of(Dataset.VDE, JANUARY, BRASILIA, "Suicídio", STATE_BODY, 0));
    for (Breakdown breakdown :
        new Breakdown[] {
          new Breakdown("Polícia Federal", null, null, null, null),
          new Breakdown("Estadual", "x", null, null, null),
          new Breakdown("Estadual", null, "x", null, null),
          new Breakdown("Estadual", null, null, "x", null)
        }) {
      ids.add(identity.of(Dataset.VDE, JANUARY, BRASILIA, "Feminicídio", breakdown, 0));
    }
    assertThat(ids).hasSize(10);
    Breakdown onAForm = new Breakdown("Estadual", null, null, null, "Formulário 1");
    assertThat(ids)
        .contains(identity.of(Dataset.VDE, JANUARY, BRASILIA, "Feminicídio", onAForm, 0));
  }

  @Property
  @Domain(Occurrences.class)
  void spellingDoesNotMatter(@ForAll Occurrence row) {
    Breakdown labels = row.breakdown();
    Breakdown shouted =
        new Breakdown(
            shout(labels.abrangencia()),
            shout(labels.agente()),
            shout(labels.arma()),
            shout(labels.faixaEtaria()),
            null);
    Place place = row.place();
    Place shoutedPlace =
        new Place(
            place.granularidade(),
            shout(place.uf()),
            place.ufNome(),
            place.regiao(),
            place.codigoMunicipio(),
            shout(place.municipio()));
    assertThat(
            identity.of(
                row.edition().dataset(),
                row.period(),
                shoutedPlace,
                shout(row.tipoCrime()),
                shouted,
                0))
        .isEqualTo(row.id());
  }

  private static String shout(String text) {
    return text == null
        ? null
        : "  " + text.toUpperCase(Locale.ROOT).replace(" ", " \u00A0 ").replace("Ç", "C") + "\t";
  }
}
