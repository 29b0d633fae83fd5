package br.engdados.sinesp.painel.cli;

import br.engdados.sinesp.painel.web.WebSettings;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.DurationConverter;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Serves the page and the API until it is told to stop. */
@Parameters(commandDescription = "read the topics, then serve the page and the API until stopped")
final class ServeCommand implements Command {
  @Parameter(
      names = "--host",
      order = 1,
      description = "address to listen on; 0.0.0.0 opens the panel to the network")
  private String host = "127.0.0.1";

  @Parameter(names = "--port", order = 2, description = "port to listen on; 0 for any free one")
  private int port = 8088;

  @Parameter(
      names = "--state-dir",
      order = 3,
      description =
          "folder for the snapshot that makes a restart quick; it is a cache and may be deleted at any"
              + " time")
  private Path stateDir = Path.of(".local/painel");

  @Parameter(
      names = "--exports-dir",
      order = 4,
      description =
          "folder that 'sinesp-consumer export' writes, offered under /v1/exportacoes: only the files"
              + " that its manifest.json names")
  private Path exportsDir;

  @Parameter(
      names = "--population",
      order = 5,
      description =
          "CSV file with lines codigo_municipio,ano,populacao: residents of further years; its figures"
              + " replace the bundled ones")
  private Path population;

  @Parameter(
      names = "--rate-limit",
      order = 6,
      description = "requests a second allowed to each client address; 0 for no limit")
  private int rateLimit = 100;

  @Parameter(
      names = "--rate-burst",
      order = 7,
      description = "how many requests one address may make at once")
  private int rateBurst = 1000;

  @Parameter(
      names = "--behind-proxy",
      order = 8,
      description =
          "the panel is behind a proxy: the client's address is the last one in X-Forwarded-For")
  private boolean behindProxy;

  @Parameter(
      names = "--security-contact",
      order = 9,
      description =
          "where to report a weakness, an https or mailto address, shown in"
              + " /.well-known/security.txt")
  private String securityContact;

  @Parameter(
      names = "--quiet-time",
      order = 10,
      converter = DurationConverter.class,
      description =
          "how long the topics must be quiet before a year without marks of its edition is shown")
  private Duration quietTime = Duration.ofSeconds(2);

  @ParametersDelegate private final ConnectionOptions connections = new ConnectionOptions();

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String examples() {
    return """
        sinesp-painel serve
        sinesp-painel serve --port 80 --host 0.0.0.0 --exports-dir /data/exports
        """;
  }

  @Override
  public ExitCode run(Console console) throws Exception {
    WebSettings web =
        UsageException.check(
            () ->
                new WebSettings(
                    host,
                    port,
                    rateLimit,
                    rateBurst,
                    behindProxy,
                    Optional.ofNullable(exportsDir),
                    Optional.ofNullable(securityContact)));
    PanelSettings settings =
        new PanelSettings(
            web,
            connections.kafka(),
            connections.cassandra(),
            stateDir,
            Optional.ofNullable(population),
            quietTime);
    try (Panel panel = Panel.start(settings)) {
      console.out().println("http://" + shownHost() + ":" + panel.port() + "/");
      panel.await();
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      // Told to stop: that is how this command ends.
      return ExitCode.STOPPED;
    }
  }

  private String shownHost() {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host;
  }
}
