package br.engdados.sinesp.local.cli;

/** What {@code --help} prints. A test holds that it names every option. */
final class Help {
  static final String TEXT =
      """
      sinesp-local: a real Kafka broker (KRaft) and a real Cassandra on this machine, for trying out
      and testing the SINESP pipeline. Both run as processes of their own, listen on 127.0.0.1 only
      and keep their data in one folder. No Docker, no root.

      Usage: sinesp-local up|status|down [options]

      Commands
        up      start what does not run yet, wait until it answers, leave it running
        status  show what runs: address, pid, memory, ports, log; exit 0 if all is up, else 3
        down    stop what 'up' started; the data stay for the next 'up'

      Options (each also from the environment; the command line wins)
        --kafka-port PORT        KAFKA_PORT       9092    up: where clients find Kafka
        --cassandra-port PORT    CASSANDRA_PORT   9042    up: where clients find Cassandra (CQL)
        --kafka-heap SIZE        KAFKA_HEAP       768m    up: Kafka's heap
        --cassandra-heap SIZE    CASSANDRA_HEAP   1g      up: Cassandra's heap
        --timeout SECONDS        LOCAL_TIMEOUT    120     up, down: how long to wait for each server
        --data-dir FOLDER        LOCAL_DATA_DIR   .local  data, logs, configuration and state
        --only kafka|cassandra   LOCAL_ONLY       both    one of the two
        --home FOLDER            LOCAL_HOME               up: the project's folder 'local', where
                                                          kafka/target/lib and
                                                          cassandra/target/lib lie
        -h, --help                                        this text

      Examples
        sinesp-local up
        KAFKA_PORT=19092 CASSANDRA_PORT=19042 sinesp-local up --data-dir /tmp/second
        sinesp-local status --only cassandra
        sinesp-local down --timeout 30

      Other ports (Kafka's controller, Cassandra's storage and JMX) are chosen from the free ones and
      remembered. To begin anew: sinesp-local down, then delete the data folder.

      Exit codes: 0 done, 3 a server is not up or would not start or stop, 64 wrong usage,
      143 stopped by SIGTERM while waiting (what this command had started is stopped again).
      """;

  private Help() {}
}
