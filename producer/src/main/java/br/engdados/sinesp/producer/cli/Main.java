package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.KafkaConnection;
import br.engdados.sinesp.producer.publish.PublishRun;
import br.engdados.sinesp.producer.publish.PublishSettings;
import br.engdados.sinesp.producer.publish.Tolerance;
import br.engdados.sinesp.producer.source.FileSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The program. */
public final class Main {
  private Main() {}

  /**
   * Runs a command.
   *
   * @param args the command line
   */
  public static void main(String[] args) throws Exception {
    String bootstrap = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    String source = null;
    for (int i = 1; i + 1 < args.length; i++) {
      if (args[i].equals("--source")) {
        source = args[i + 1];
      } else if (args[i].equals("--bootstrap-servers")) {
        bootstrap = args[i + 1];
      }
    }
    PublishSettings settings =
        new PublishSettings(
            new KafkaConnection(bootstrap, Duration.ofSeconds(30), Map.of()),
            3,
            Optional.empty(),
            Path.of("reports"),
            Path.of(".local/state"),
            Tolerance.parse("0.1%"),
            false,
            false);
    new PublishRun(settings, System.out).run(FileSource.of(Path.of(source)).files());
  }
}
