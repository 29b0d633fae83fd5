package br.engdados.sinesp.local.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;

/** The options as they are typed; {@link RequestFactory} makes sense of them. */
final class Options {
  private Options() {}

  /** Before a command. */
  static final class Top {
    @Parameter(
        names = {"-h", "--help"},
        help = true,
        description = "Show this help")
    boolean help;
  }

  /** Of every command. */
  static final class Common {
    @Parameter(
        names = "--data-dir",
        description = "Folder of data, logs and state; LOCAL_DATA_DIR (default: .local)")
    String dataDirectory;

    @Parameter(
        names = "--only",
        description = "One server only: kafka or cassandra; LOCAL_ONLY (default: both)")
    String only;

    @Parameter(
        names = {"-h", "--help"},
        help = true,
        description = "Show this help")
    boolean help;
  }

  /** {@code up}. */
  @Parameters(commandDescription = "Start what is not running, wait until it answers")
  static final class Up {
    @ParametersDelegate final Common common = new Common();

    @Parameter(names = "--kafka-port", description = "Kafka's port; KAFKA_PORT (default: 9092)")
    String kafkaPort;

    @Parameter(
        names = "--cassandra-port",
        description = "Cassandra's CQL port; CASSANDRA_PORT (default: 9042)")
    String cassandraPort;

    @Parameter(names = "--kafka-heap", description = "Kafka's heap; KAFKA_HEAP (default: 768m)")
    String kafkaHeap;

    @Parameter(
        names = "--cassandra-heap",
        description = "Cassandra's heap; CASSANDRA_HEAP (default: 1g)")
    String cassandraHeap;

    @Parameter(
        names = "--timeout",
        description = "Seconds within which each server must answer; LOCAL_TIMEOUT (default: 120)")
    String timeout;

    @Parameter(
        names = "--home",
        description = "The project's folder 'local'; LOCAL_HOME (default: where this jar lies)")
    String home;
  }

  /** {@code status}. */
  @Parameters(
      commandDescription = "Show what runs: pid, ports, memory. Exit 0 if all is up, else 3")
  static final class Status {
    @ParametersDelegate final Common common = new Common();
  }

  /** {@code down}. */
  @Parameters(commandDescription = "Stop what 'up' started; the data stay")
  static final class Down {
    @ParametersDelegate final Common common = new Common();

    @Parameter(
        names = "--timeout",
        description =
            "Seconds to wait for a clean end before killing; LOCAL_TIMEOUT (default: 120)")
    String timeout;
  }
}
