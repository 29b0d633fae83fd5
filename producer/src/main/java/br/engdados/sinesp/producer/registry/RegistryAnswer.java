package br.engdados.sinesp.producer.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okhttp3.Response;

/**
 * What a registry answered.
 *
 * @param status HTTP's
 * @param body JSON, a missing node if it is none
 * @param type the content type, blank if the server told none
 */
record RegistryAnswer(int status, JsonNode body, String type) {
  private static final int LARGEST_BYTES = 4 << 20;
  private static final int LONGEST_MESSAGE = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  static RegistryAnswer read(Response response) throws IOException {
    byte[] bytes = response.body().byteStream().readNBytes(LARGEST_BYTES);
    return new RegistryAnswer(response.code(), parsed(bytes), response.header("Content-Type", ""));
  }

  private static JsonNode parsed(byte[] bytes) throws IOException {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  boolean isJson() {
    return body.isObject();
  }

  /**
   * Whether the registry itself says that there is no such subject, version, schema or setting; its
   * codes are 404 and two digits, while an address that is no registry's answers plain 404.
   */
  boolean isNotFound() {
    return status == 404 && body.path("error_code").asInt() / 100 == 404;
  }

  /** What the registry says, in one line; blank if it says nothing. */
  String message() {
    return oneLine(body.path("message").asText(""));
  }

  /** Makes text of a server's fit for a message and a log. */
  static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s\"]+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + " …" : line;
  }
}
