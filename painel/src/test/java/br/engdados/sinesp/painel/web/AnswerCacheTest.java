package br.engdados.sinesp.painel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AnswerCacheTest {
  private final AnswerCache cache = new AnswerCache();
  private final AtomicInteger made = new AtomicInteger();

  private byte[] get(String tag, int length) {
    return cache.get(
        tag,
        () -> {
          made.incrementAndGet();
          return new byte[length];
        });
  }

  @Test
  void anAnswerIsMadeOnce() {
    assertThat(get("a", 10)).isSameAs(get("a", 10)).isNotSameAs(get("b", 10));
    assertThat(made).hasValue(2);
  }

  @Test
  void whatWasAskedLongestAgoGivesWay() {
    get("first", 1 << 20);
    get("second", 1 << 20);
    for (int i = 0; i < 23; i++) {
      get("first", 1 << 20);
      get("other " + i, 1 << 20);
    }
    assertThat(made).hasValue(25);
    get("first", 1 << 20);
    assertThat(made).as("the first was asked again and again").hasValue(25);
    get("second", 1 << 20);
    assertThat(made).as("the second had to give way").hasValue(26);
  }

  @Test
  void oneThatIsTooLargeIsNotKept() {
    get("large", (1 << 20) + 1);
    get("large", (1 << 20) + 1);
    assertThat(made).hasValue(2);
  }
}
