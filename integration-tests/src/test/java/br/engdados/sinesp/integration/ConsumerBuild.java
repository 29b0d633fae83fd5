package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The next version of the consumer: its own decoder with a fix before it, compiled from the source
 * against the jar, to go before the jar on the class path.
 */
final class ConsumerBuild {
  private static final String DECODER = "br/engdados/sinesp/consumer/write/RecordDecoder.java";
  private static final String SIGNATURE = "public RowChange decode(ConsumedRecord record)";

  /** Reads five kinds that the current version does not. */
  private static final String FIX =
      """
      public RowChange decode(ConsumedRecord record) throws UnprocessableRecordException {
          if (record.value() == null) {
            return decodeStrictly(record);
          }
          String text;
          try {
            text =
                java.nio.charset.StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(record.value()))
                    .toString();
          } catch (java.nio.charset.CharacterCodingException e) {
            text = new String(record.value(), java.nio.charset.StandardCharsets.ISO_8859_1);
          }
          if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
          }
          text = text.replaceAll("\\"vitimas\\":\\"(\\\\d+)\\"", "\\"vitimas\\":$1");
          if (!text.contains("\\"ano\\":")) {
            text = text.replaceFirst(
                "\\"mes\\":(\\\\d+),\\"data_referencia\\":\\"(\\\\d+)-",
                "\\"ano\\":$2,\\"mes\\":$1,\\"data_referencia\\":\\"$2-");
          }
          java.util.List<ConsumedRecord.Header> headers = new java.util.ArrayList<>(record.headers());
          headers.removeIf(header -> header.name().equals(RecordHeader.SCHEMA_VERSION));
          return decodeStrictly(
              new ConsumedRecord(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  record.timestamp(),
                  record.key(),
                  text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  headers));
        }

        private RowChange decodeStrictly(ConsumedRecord record)
      """;

  private ConsumerBuild() {}

  /** Compiles the fixed decoder into a folder. */
  static Path fixed(Path folder) throws IOException {
    Path consumer = Program.root().resolve("consumer");
    String source = Files.readString(consumer.resolve("src/main/java").resolve(DECODER));
    assertThat(source).containsOnlyOnce(SIGNATURE);
    Path file = folder.resolve("src").resolve(DECODER);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source.replace(SIGNATURE, FIX.strip()));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-cp",
              consumer.resolve("target/sinesp-consumer.jar").toString(),
              "-d",
              classes.toString());
      boolean compiled =
          compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(file)).call();
      assertThat(compiled).as("the fixed decoder compiles").isTrue();
    }
    return classes;
  }
}
