package br.engdados.sinesp.painel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** How answers are written as JSON. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          // Java shuffles Map.of anew in every process; a strong ETag promises the same bytes.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(new SimpleModule().addSerializer(Instant.class, new ToStringSerializer()))
          .build();

  private Json() {}

  /**
   * What stands around every answer of the cube.
   *
   * @param edicao the version
   * @param dataExtracao when its newest edition was taken in
   * @param consulta the question as understood; null where there is nothing to ask
   * @param resposta the answer; its members stand beside these
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Envelope(
      String edicao,
      Instant dataExtracao,
      Map<String, Object> consulta,
      @JsonUnwrapped Object resposta) {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static JsonNode read(byte[] json) throws java.io.IOException {
    return MAPPER.readTree(json);
  }
}
