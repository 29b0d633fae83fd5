package br.engdados.sinesp.producer.inspect;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.TextFolding;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what an unknown municipality might be. */
final class ClosestNames {
  private static final int MOST = 3;

  private final LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
  private final Municipalities municipalities;

  ClosestNames(Municipalities municipalities) {
    this.municipalities = municipalities;
  }

  /**
   * Finds the nearest names of a state.
   *
   * @param uf the state's two letters
   * @param name the unknown name
   * @return at most three, the nearest first, in IBGE's spelling
   */
  List<String> of(String uf, String name) {
    String folded = TextFolding.foldName(name);
    return municipalities.all().stream()
        .filter(municipality -> municipality.uf().equals(uf))
        .map(Municipality::nome)
        .sorted(
            Comparator.comparingInt(
                (String known) -> distance.apply(folded, TextFolding.foldName(known))))
        .limit(MOST)
        .toList();
  }
}
