package br.engdados.sinesp.producer.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the schema of the records' values before they are published. Nothing is registered
 * unless every subject can take it, and what is registered already is left as it is.
 */
public final class SchemaRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistration.class);
  private static final String BACKWARD = "BACKWARD";

  /** Levels that ask for backward compatibility, and some for more: they are left as they are. */
  private static final Set<String> AT_LEAST_BACKWARD =
      Set.of(BACKWARD, "BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");

  private final RegistrySubjects subjects;
  private final String schema;

  private SchemaRegistration(RegistrySubjects subjects, String schema) {
    this.subjects = subjects;
    this.schema = schema;
  }

  /**
   * Registers a schema for the values of some topics.
   *
   * @param settings how to reach the registry
   * @param topics the topics; the subject of each is {@code TOPIC-value}, as Confluent's
   *     TopicNameStrategy has it
   * @param schema a JSON Schema
   * @throws RegistryException if the registry cannot be reached in time, refuses, or says that the
   *     schema is incompatible with what is registered
   * @throws InterruptedException if the run is stopped
   */
  public static void register(RegistrySettings settings, Collection<String> topics, String schema)
      throws RegistryException, InterruptedException {
    if (settings.exposesPassword()) {
      LOG.warn("event=registry_password_in_the_clear url={} next=\"use https\"", settings.url());
    }
    try (RegistryConnection connection = RegistryConnection.open(settings)) {
      SchemaRegistration registration =
          new SchemaRegistration(new RegistrySubjects(connection), schema);
      List<String> missing = new ArrayList<>();
      for (String topic : topics) {
        String subject = topic + "-value";
        if (!registration.isRegistered(subject)) {
          missing.add(subject);
        }
      }
      for (String subject : missing) {
        registration.add(subject);
      }
    }
  }

  private boolean isRegistered(String subject) throws RegistryException, InterruptedException {
    Optional<String> level = subjects.compatibility(subject);
    if (level.isEmpty() || !AT_LEAST_BACKWARD.contains(level.get())) {
      subjects.setCompatibility(subject, BACKWARD);
      LOG.info(
          "event=compatibility_set subject={} level={} before={}",
          subject,
          BACKWARD,
          level.orElse("none"));
    }
    OptionalInt version = subjects.version(subject, schema);
    if (version.isPresent()) {
      LOG.info("event=schema_known subject={} version={}", subject, version.getAsInt());
      return true;
    }
    Optional<String> incompatibility = subjects.incompatibility(subject, schema);
    if (incompatibility.isPresent()) {
      throw subjects.incompatible(subject, incompatibility.get());
    }
    return false;
  }

  private void add(String subject) throws RegistryException, InterruptedException {
    int id = subjects.register(subject, schema);
    LOG.info("event=schema_registered subject={} id={}", subject, id);
  }
}
