package br.engdados.sinesp.painel.cli;

import br.engdados.sinesp.painel.changelog.KafkaConnection;
import br.engdados.sinesp.painel.rows.CassandraConnection;
import br.engdados.sinesp.painel.web.WebSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that a panel is told.
 *
 * @param web how to listen and what to hand out
 * @param kafka how to reach Kafka
 * @param cassandra how to reach Cassandra
 * @param stateDir the folder of the snapshot
 * @param population a file of further residents; empty for none
 * @param quietTime how long the topics must be quiet before a year without marks counts as whole
 */
record PanelSettings(
    WebSettings web,
    KafkaConnection kafka,
    CassandraConnection cassandra,
    Path stateDir,
    Optional<Path> population,
    Duration quietTime) {}
