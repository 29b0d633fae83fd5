package br.engdados.sinesp.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Both programs on servers with passwords and TLS: let in by properties files, or told why not. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SecurityIT {
  private static final List<String> SECRETS =
      List.of(
          SecuredStack.KAFKA_PASSWORD,
          SecuredStack.CASSANDRA_PASSWORD,
          SecuredStack.STORE_PASSWORD,
          SecuredStack.WRONG_PASSWORD);
  // A wrong password is known at once; most of this is the start of a JVM on a busy machine.
  private static final Duration SECONDS = Duration.ofSeconds(30);

  private SecuredStack stack;
  private Path kafka;
  private Path cassandra;
  private Path sample;

  @BeforeAll
  void start() throws Exception {
    Path tests = Files.createDirectories(Program.root().resolve("integration-tests/target/tests"));
    Path folder = Files.createTempDirectory(tests, "secured");
    stack = new SecuredStack(folder);
    kafka = stack.kafkaProperties(SecuredStack.KAFKA_PASSWORD);
    cassandra = stack.cassandraProperties("sinesp", SecuredStack.CASSANDRA_PASSWORD);
    sample = folder.resolve("sample.xlsx");
  }

  @AfterAll
  void stop() throws Exception {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void theWholeJobWithPropertiesFiles() throws Exception {
    Program producer = stack.program("producer", kafka, cassandra);
    Program consumer = stack.program("consumer", kafka, cassandra);
    for (Finished finished :
        List.of(
            producer.run("sample", "--out", sample.toString()),
            producer.run("publish", "--source", sample.toString()),
            consumer.run("consume"),
            consumer.run("verify"),
            consumer.run("dead-letters"))) {
      assertThat(finished.exitCode()).as(finished.all()).isZero();
      keepsSecrets(finished);
    }
    Program.Running running = consumer.start("consume", "--trigger", "continuous");
    try {
      assertThat(running.process().info().commandLine().orElseThrow())
          .contains("consume")
          .doesNotContain(SECRETS);
    } finally {
      keepsSecrets(running.kill());
    }
  }

  @Test
  @Order(2)
  void helpShowsNoSecret() throws Exception {
    Program producer = stack.program("producer", kafka, cassandra);
    Program consumer = stack.program("consumer", kafka, cassandra);
    for (Finished help :
        List.of(
            producer.run("publish", "--help"),
            consumer.run("consume", "--help"),
            consumer.run("verify", "--help"),
            consumer.run("dead-letters", "--help"))) {
      assertThat(help.exitCode()).as(help.all()).isZero();
      keepsSecrets(help);
    }
  }

  @Test
  @Order(3)
  void aWrongPasswordOfKafkaIsToldAtOnce() throws Exception {
    Path wrong = stack.kafkaProperties(SecuredStack.WRONG_PASSWORD);
    String[] told = {"Kafka at", "refuses this user", "--kafka-properties"};
    refused(stack.program("producer", wrong, cassandra), told, "publish", "--source", file());
    for (String command : List.of("consume", "verify", "dead-letters")) {
      refused(stack.program("consumer", wrong, cassandra), told, command);
    }
  }

  @Test
  @Order(4)
  void aWrongPasswordOfCassandraIsToldAtOnce() throws Exception {
    Path wrong = stack.cassandraProperties("sinesp", SecuredStack.WRONG_PASSWORD);
    String[] told = {"Cassandra at", "refuses this user", "--cassandra-properties"};
    for (String command : List.of("consume", "verify")) {
      refused(stack.program("consumer", kafka, wrong), told, command);
    }
  }

  @Test
  @Order(5)
  void aCertificateThatIsNotTrustedIsToldAtOnce() throws Exception {
    Path wrongKafka = stack.kafkaPropertiesWithAnotherTrust();
    String[] kafkaTold = {"Kafka at", "TLS failed", "--kafka-properties"};
    refused(
        stack.program("producer", wrongKafka, cassandra), kafkaTold, "publish", "--source", file());
    refused(stack.program("consumer", wrongKafka, cassandra), kafkaTold, "verify");
    Path wrongCassandra = stack.cassandraPropertiesWithAnotherTrust();
    String[] cassandraTold = {"Cassandra at", "TLS failed", "--cassandra-properties"};
    refused(stack.program("consumer", kafka, wrongCassandra), cassandraTold, "verify");
  }

  @Test
  @Order(6)
  void aUserWhoMayNotWriteIsToldAtOnce() throws Exception {
    Path visitor = stack.cassandraProperties("visitor", SecuredStack.CASSANDRA_PASSWORD);
    String[] told = {"Cassandra refuses a request", "visitor"};
    String elsewhere = sample.resolveSibling("elsewhere").toString();
    refused(
        stack.program("consumer", kafka, visitor),
        told,
        "consume",
        "--keyspace",
        "other",
        "--checkpoint-dir",
        elsewhere);
    refused(stack.program("consumer", kafka, visitor), told, "consume", "--mode", "initial");
  }

  private String file() {
    return sample.toString();
  }

  private static void refused(Program program, String[] told, String... arguments) {
    Instant begun = Instant.now();
    Finished finished = program.run(arguments);
    Duration took = Duration.between(begun, Instant.now());
    System.err.printf("refused %s ms=%d%n", List.of(arguments), took.toMillis());
    assertThat(finished.exitCode()).as(finished.all()).isEqualTo(3);
    assertThat(finished.err()).contains(told).doesNotContain("\tat ");
    assertThat(took).isLessThan(SECONDS);
    keepsSecrets(finished);
  }

  private static void keepsSecrets(Finished finished) {
    assertThat(finished.all()).doesNotContain(SECRETS);
  }
}
