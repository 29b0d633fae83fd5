package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.reference.KnownEvents;
import br.engdados.sinesp.contract.reference.TextFolding;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds which known event an unknown one might be. */
public final class ClosestEvents {
  /** Above a letter in four that differs, it is another event. */
  private static final int LETTERS_FOR_A_DIFFERENCE = 4;

  private final LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
  private final KnownEvents known;

  /**
   * Takes the events.
   *
   * @param known the events published so far
   */
  public ClosestEvents(KnownEvents known) {
    this.known = known;
  }

  /**
   * Finds the nearest name.
   *
   * @param unknown an event as published
   * @return the known event that it is nearest to, or empty where none is near
   */
  public Optional<String> of(String unknown) {
    String folded = TextFolding.fold(unknown);
    return known.all().stream()
        .min(Comparator.comparingInt(name -> distance.apply(folded, TextFolding.fold(name))))
        .filter(
            name ->
                distance.apply(folded, TextFolding.fold(name))
                    <= folded.length() / LETTERS_FOR_A_DIFFERENCE);
  }
}
