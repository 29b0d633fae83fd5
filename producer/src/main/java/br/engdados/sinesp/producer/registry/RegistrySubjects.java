package br.engdados.sinesp.producer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.HttpUrl;

/**
 * The subjects of a registry by Confluent's REST API, version 7
 * (https://docs.confluent.io/platform/7.9/schema-registry/develop/api.html), which Apicurio,
 * Karapace and Redpanda serve too.
 */
final class RegistrySubjects {
  private static final String SUBJECTS = "subjects";
  private static final String VERSIONS = "versions";

  private final RegistryConnection connection;

  RegistrySubjects(RegistryConnection connection) {
    this.connection = connection;
  }

  /** The subject's own level, in capitals; empty if it has none. */
  Optional<String> compatibility(String subject) throws RegistryException, InterruptedException {
    RegistryAnswer answer = connection.get(connection.url("config", subject));
    return answer.isNotFound()
        ? Optional.empty()
        : Optional.of(RegistryAnswer.oneLine(answer.body().path("compatibilityLevel").asText()));
  }

  void setCompatibility(String subject, String level)
      throws RegistryException, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level);
    RegistryAnswer answer = connection.put(connection.url("config", subject), body);
    if (answer.status() != 200) {
      throw refused("the compatibility of subject " + subject + " cannot be set", answer);
    }
  }

  /** The version that a schema has under a subject; empty if it is not there. */
  OptionalInt version(String subject, String schema)
      throws RegistryException, InterruptedException {
    RegistryAnswer answer = connection.post(connection.url(SUBJECTS, subject), body(schema));
    if (answer.isNotFound()) {
      return OptionalInt.empty();
    }
    if (answer.status() != 200) {
      throw refused("it cannot look for the schema under subject " + subject, answer);
    }
    return OptionalInt.of(answer.body().path("version").asInt());
  }

  /**
   * What keeps a schema from following the newest one of a subject, in the registry's words; empty
   * if nothing does, or there is none yet.
   */
  Optional<String> incompatibility(String subject, String schema)
      throws RegistryException, InterruptedException {
    HttpUrl newest = connection.url("compatibility", SUBJECTS, subject, VERSIONS, "latest");
    RegistryAnswer answer =
        connection.post(
            newest.newBuilder().addQueryParameter("verbose", "true").build(), body(schema));
    if (answer.isNotFound() || answer.body().path("is_compatible").asBoolean()) {
      return Optional.empty();
    }
    if (answer.status() == 422) {
      throw refused("it does not understand the schema for subject " + subject, answer);
    }
    return Optional.of(reasons(answer));
  }

  /**
   * Registers a schema.
   *
   * @return the id that the registry gives it
   */
  int register(String subject, String schema) throws RegistryException, InterruptedException {
    RegistryAnswer answer =
        connection.post(connection.url(SUBJECTS, subject, VERSIONS), body(schema));
    return switch (answer.status()) {
      case 200 -> answer.body().path("id").asInt();
      case 409 -> throw incompatible(subject, reasons(answer));
      default -> throw refused("it does not take the schema for subject " + subject, answer);
    };
  }

  RegistryException incompatible(String subject, String reasons) {
    return connection.failed(
        ("the schema of this program's records is not compatible with the newest one of subject %s (%s)."
                + " Compare with %s. Publish with the version of this program that"
                + " registered it; or, if nobody reads records of that schema any more, delete the"
                + " subject and run again")
            .formatted(subject, reasons, connection.url(SUBJECTS, subject, VERSIONS, "latest")),
        null);
  }

  private RegistryException refused(String what, RegistryAnswer answer) {
    return connection.failed(
        "%s (HTTP %d: %s)".formatted(what, answer.status(), answer.message()), null);
  }

  /** Confluent lists messages, Apicurio gives one reason, and an error has a message. */
  private static String reasons(RegistryAnswer answer) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode message : answer.body().path("messages")) {
      reasons.add(message.asText());
    }
    for (String field : List.of("reason", "message")) {
      if (answer.body().path(field).isTextual()) {
        reasons.add(answer.body().path(field).asText());
      }
    }
    return reasons.isEmpty()
        ? "it gives no reason"
        : "it says: " + RegistryAnswer.oneLine(String.join("; ", reasons));
  }

  private static ObjectNode body(String schema) {
    return JsonNodeFactory.instance.objectNode().put("schemaType", "JSON").put("schema", schema);
  }
}
