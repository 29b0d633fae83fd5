package br.engdados.sinesp.consumer.verify.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

class Hash128Test {
  @Test
  void isTheHashThatOthersMakeOfBytesOfAnyLength() {
    Random random = new Random(3);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[200];
      random.nextBytes(bytes);
      int seed = random.nextInt(Integer.MAX_VALUE);
      assertThat(Hash128.of(bytes, length, seed))
          .as("%d bytes", length)
          .isEqualTo(MurmurHash3.hash128x64(bytes, 0, length, seed));
    }
  }
}
