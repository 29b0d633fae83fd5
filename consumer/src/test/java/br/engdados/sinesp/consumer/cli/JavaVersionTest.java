package br.engdados.sinesp.consumer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaVersionTest {
  @ParameterizedTest
  @ValueSource(ints = {17, 21, 22})
  void runsWhereSparkDoes(int feature) {
    assertThat(JavaVersion.unfit(feature)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 16, 23, 25})
  void saysInOneLineWhatIsWrongAndWhatToDo(int feature) {
    assertThat(JavaVersion.unfit(feature).orElseThrow())
        .contains("Java " + feature, "JAVA_HOME", "JDK 17")
        .doesNotContain("\n");
  }

  @Test
  void theJavaOfTheBuildIsFit() {
    assertThat(JavaVersion.unfit(Runtime.version().feature())).isEmpty();
  }
}
