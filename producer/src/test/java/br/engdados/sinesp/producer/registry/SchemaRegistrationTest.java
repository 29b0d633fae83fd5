package br.engdados.sinesp.producer.registry;

import static br.engdados.sinesp.producer.registry.FakeRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a registry, and what its verdicts lead to. */
@Timeout(60)
final class SchemaRegistrationTest {
  private static final String SCHEMA = "{\"type\":\"object\",\"title\":\"Ocorrência\"}";
  private static final List<String> TOPICS = List.of("a", "b");

  @Test
  void registersEachTopicsSchemaOnceAllCanTakeIt() throws Exception {
    try (FakeRegistry registry = FakeRegistry.usual()) {
      SchemaRegistration.register(registry.settings(), TOPICS, SCHEMA);
      assertThat(registry.asked())
          .containsExactly(
              "GET /config/a-value",
              "PUT /config/a-value",
              "POST /subjects/a-value",
              "POST /compatibility/subjects/a-value/versions/latest?verbose=true",
              "GET /config/b-value",
              "PUT /config/b-value",
              "POST /subjects/b-value",
              "POST /compatibility/subjects/b-value/versions/latest?verbose=true",
              "POST /subjects/a-value/versions",
              "POST /subjects/b-value/versions");
      assertThat(body(registry.requests().get(1)).path("compatibility").asText())
          .isEqualTo("BACKWARD");
      RecordedRequest registered = registry.requests().get(8);
      assertThat(body(registered).path("schemaType").asText()).isEqualTo("JSON");
      assertThat(body(registered).path("schema").asText()).isEqualTo(SCHEMA);
      assertThat(registered.getHeaders().get("Content-Type"))
          .startsWith("application/vnd.schemaregistry.v1+json");
      assertThat(registered.getHeaders().get("Authorization")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BACKWARD", "BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE"})
  void whatIsRegisteredAlreadyIsOnlyRead(String level) throws Exception {
    try (FakeRegistry registry =
        FakeRegistry.answering(
            request ->
                request.startsWith("GET /config/")
                    ? json(200, "{\"compatibilityLevel\":\"" + level + "\"}")
                    : json(200, "{\"subject\":\"a-value\",\"id\":7,\"version\":3}"))) {
      SchemaRegistration.register(registry.settings(), TOPICS, SCHEMA);
      assertThat(registry.asked())
          .containsExactly(
              "GET /config/a-value",
              "POST /subjects/a-value",
              "GET /config/b-value",
              "POST /subjects/b-value");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "FORWARD", "FORWARD_TRANSITIVE"})
  void aLevelThatLetsReadersBreakIsSetToBackward(String level) throws Exception {
    try (FakeRegistry registry =
        FakeRegistry.answering(
            request ->
                request.startsWith("GET /config/")
                    ? json(200, "{\"compatibilityLevel\":\"" + level + "\"}")
                    : null)) {
      SchemaRegistration.register(registry.settings(), TOPICS, SCHEMA);
      assertThat(registry.asked()).contains("PUT /config/a-value", "PUT /config/b-value");
    }
  }

  @Test
  void anIncompatibleSchemaIsNotRegisteredAnywhere() throws Exception {
    try (FakeRegistry registry =
        FakeRegistry.answering(
            request ->
                request.startsWith("POST /compatibility/subjects/b-value")
                    ? json(
                        200,
                        "{\"is_compatible\":false,\"messages\":[\"{errorType:'TYPE_CHANGED',\\n"
                            + " path:'#/properties/ano'}\",\"{oldSchemaVersion: 4}\"]}")
                    : null)) {
      assertThatThrownBy(() -> SchemaRegistration.register(registry.settings(), TOPICS, SCHEMA))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("is not compatible with the newest one of subject b-value")
          .hasMessageContaining("{errorType:'TYPE_CHANGED', path:'#/properties/ano'}; {oldSchema")
          .hasMessageContaining(registry.settings().url() + "subjects/b-value/versions/latest")
          .hasMessageContaining("Nothing was published")
          .hasMessageNotContaining("\n");
      assertThat(registry.asked()).noneMatch(asked -> asked.endsWith("/versions"));
    }
  }

  @Test
  void incompatibleAtTheLastMomentStopsTheRunToo() throws Exception {
    try (FakeRegistry registry =
        FakeRegistry.answering(
            request ->
                request.endsWith("b-value/versions")
                    ? json(
                        409,
                        "{\"error_code\":409,\"message\":\"Schema being registered is incompatible"
                            + " with an earlier schema\"}")
                    : null)) {
      assertThatThrownBy(() -> SchemaRegistration.register(registry.settings(), TOPICS, SCHEMA))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("not compatible with the newest one of subject b-value")
          .hasMessageContaining("Schema being registered is incompatible with an earlier schema");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /config/a-value",
        "POST /subjects/a-value",
        "POST /compatibility/subjects/a-value/versions/latest?verbose=true",
        "POST /subjects/a-value/versions"
      })
  void whatTheRegistryCannotProcessIsToldInItsWords(String refused) throws Exception {
    try (FakeRegistry registry =
        FakeRegistry.answering(
            request ->
                request.equals(refused)
                    ? json(422, "{\"error_code\":42205,\"message\":\"Subject is read-only\"}")
                    : null)) {
      assertThatThrownBy(() -> SchemaRegistration.register(registry.settings(), TOPICS, SCHEMA))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("subject a-value")
          .hasMessageContaining("(HTTP 422: Subject is read-only)");
    }
  }

  private static JsonNode body(RecordedRequest request) throws Exception {
    return new ObjectMapper().readTree(request.getBody().utf8());
  }
}
