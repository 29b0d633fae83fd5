package br.engdados.sinesp.consumer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportOptionsTest {
  @Test
  void aPathIsAFolderOfThisMachine() {
    assertThat(ExportOptions.target("a folder/x"))
        .isEqualTo(Path.of("a folder/x").toAbsolutePath().toUri())
        .hasScheme("file");
    assertThat(ExportOptions.target("/data/../exports")).hasPath("/exports");
  }

  @Test
  void anObjectStoreStaysWhatItIs() {
    assertThat(ExportOptions.target("s3a://bucket/a/b")).hasScheme("s3a").hasHost("bucket");
    assertThat(ExportOptions.target("hdfs://name/x")).hasScheme("hdfs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.org/x | cannot be a web address
          s3://bucket/x         | write s3a:
          mailto:someone        | names no folder
          s3a:bucket            | names no folder
          s3a://a b/x           | is no URI
          ''                    | is missing
          """)
  void whatCannotBeWrittenToIsRefusedWithTheWayOut(String text, String message) {
    assertThatThrownBy(() -> ExportOptions.target(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
