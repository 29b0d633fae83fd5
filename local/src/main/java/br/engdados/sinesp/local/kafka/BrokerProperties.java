package br.engdados.sinesp.local.kafka;

import br.engdados.sinesp.local.server.Ports;
import br.engdados.sinesp.local.server.TlsFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings as a broker's and as a client's properties. */
public final class BrokerProperties {
  private static final String MECHANISM = "SCRAM-SHA-512";

  private BrokerProperties() {}

  /**
   * {@return the content of {@code server.properties}}
   *
   * @param settings the choices
   */
  static SortedMap<String, String> broker(KafkaSettings settings) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put(
        "controller.quorum.voters",
        "1@" + Ports.HOST + ":" + settings.server().port(KafkaSettings.CONTROLLER));
    all.put(
        "listeners",
        "CLIENT://%s:%s,CONTROLLER://%s:%s"
            .formatted(
                Ports.HOST,
                settings.server().client(),
                Ports.HOST,
                settings.server().port(KafkaSettings.CONTROLLER)));
    all.put("advertised.listeners", "CLIENT://" + Ports.HOST + ":" + settings.server().client());
    all.put("inter.broker.listener.name", "CLIENT");
    all.put("controller.listener.names", "CONTROLLER");
    all.put(
        "listener.security.protocol.map",
        settings.security().isPresent()
            ? "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT"
            : "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("log.dirs", settings.server().directory().data().toString());
    // A topic appears because the producer made it, never because somebody mistyped a name.
    all.put("auto.create.topics.enable", "false");
    // One node: nothing can have a second copy.
    all.put("offsets.topic.replication.factor", "1");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    settings.security().ifPresent(security -> secure(all, security));
    all.putAll(settings.extra());
    return all;
  }

  private static void secure(SortedMap<String, String> all, KafkaSecurity security) {
    TlsFiles tls = security.tls();
    all.put("sasl.enabled.mechanisms", MECHANISM);
    all.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
    all.put("listener.name.client.scram-sha-512.sasl.jaas.config", security.jaas());
    all.put("ssl.keystore.type", "PKCS12");
    all.put("ssl.keystore.location", tls.keyStore().toString());
    all.put("ssl.keystore.password", tls.password().value());
    all.put("ssl.truststore.type", "PKCS12");
    all.put("ssl.truststore.location", tls.trustStore().toString());
    all.put("ssl.truststore.password", tls.password().value());
  }

  /**
   * {@return what a client needs to connect, the password included where there is one}
   *
   * @param settings the choices
   */
  public static Map<String, String> client(KafkaSettings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("bootstrap.servers", Ports.HOST + ":" + settings.server().client());
    settings
        .security()
        .ifPresent(
            security -> {
              all.put("security.protocol", "SASL_SSL");
              all.put("sasl.mechanism", MECHANISM);
              all.put("sasl.jaas.config", security.jaas());
              all.put("ssl.truststore.type", "PKCS12");
              all.put("ssl.truststore.location", security.tls().trustStore().toString());
              all.put("ssl.truststore.password", security.tls().password().value());
            });
    return all;
  }
}
