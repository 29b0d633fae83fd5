package br.engdados.sinesp.producer.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class OrdinalsTest {
  @Property(tries = 50)
  void countsAsAMapDoes(
      @ForAll @Size(max = 20_000) List<@IntRange(min = 0, max = 8_000) Integer> keys) {
    Ordinals ordinals = new Ordinals();
    Map<Integer, Integer> expected = new HashMap<>();
    for (int key : keys) {
      int before = expected.merge(key, 1, Integer::sum) - 1;
      // Equal low bits: the slots collide.
      assertThat(ordinals.next(new UUID(key, key % 7))).isEqualTo(before);
    }
    assertThat(ordinals.repeats()).isEqualTo(keys.size() - expected.size());
  }
}
