package br.engdados.sinesp.consumer.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NewestRowsTest {
  private record Row(int partition, long high, long low, int figures) {}

  @Test
  void keepsWhatAMapWouldKeepHoweverManyKeysThereAre() {
    Random random = new Random(7);
    NewestRows rows = new NewestRows(10);
    Map<List<Long>, Row> expected = new HashMap<>();
    Map<List<Long>, Long> times = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      // Of each place there are three keys.
      List<Long> key = List.of((long) random.nextInt(20_000), (long) random.nextInt(3));
      long time = random.nextInt(10);
      int figures = random.nextInt(5) - 1;
      Row row = new Row(random.nextInt(), random.nextLong(), random.nextLong(), figures);
      rows.put(
          new long[] {key.get(1), key.get(0) << 3},
          time,
          row.partition(),
          new long[] {row.high(), row.low()},
          figures);
      if (time >= times.getOrDefault(key, Long.MIN_VALUE)) {
        times.put(key, time);
        expected.put(key, row);
      }
    }
    List<Row> kept = new ArrayList<>();
    rows.forEach((partition, high, low, f) -> kept.add(new Row(partition, high, low, f)));
    assertThat(kept).doesNotHaveDuplicates();
    assertThat(new HashSet<>(kept))
        .isEqualTo(
            expected.values().stream()
                .filter(row -> row.figures() >= 0)
                .collect(Collectors.toSet()));
  }
}
