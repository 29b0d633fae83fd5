package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.source.cache.FileState;
import br.engdados.sinesp.producer.source.remote.FetchReport;
import br.engdados.sinesp.producer.source.remote.FetchSettings;
import br.engdados.sinesp.producer.source.remote.FetchedFile;
import br.engdados.sinesp.producer.source.remote.Fetcher;
import br.engdados.sinesp.producer.source.remote.WantedFiles;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Downloads, and no more. */
@Parameters(
    commandDescription =
        "download files into the cache, verified, and only those that changed; publish nothing")
final class FetchCommand implements Command {
  private final Map<String, String> environment;

  @Parameter(
      names = "--source",
      order = 1,
      description =
          "govbr (the ministry's yearly workbooks), dadosgov (the open-data portal), or the URL of"
              + " a file")
  private String source = "govbr";

  @ParametersDelegate private final RemoteOptions remote = new RemoteOptions();

  @ParametersDelegate private final ProxyOptions proxy = new ProxyOptions();

  FetchCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "fetch";
  }

  @Override
  public String examples() {
    return """
    Examples
      sinesp-producer fetch
      sinesp-producer fetch --years 2022-2023 --cache-dir downloads
      sinesp-producer fetch --source https://example.org/bancovde-2023.xlsx
      DADOS_GOV_BR_TOKEN_FILE=/run/secrets/token sinesp-producer fetch --source dadosgov
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, IOException, InterruptedException {
    WantedFiles wanted = remote.wanted(source, environment);
    FetchSettings settings = remote.settings();
    FetchReport report;
    try (DownloadProgress progress = new DownloadProgress(console)) {
      report = new Fetcher(settings, proxy.proxies(environment)).fetch(wanted, progress);
    }
    print(report, console.out());
    if (report.isComplete()) {
      return ExitCode.DONE;
    }
    console
        .err()
        .println(
            "ERROR "
                + (report.in(FileState.BROKEN).isEmpty()
                    ? "none of these files is there"
                    : report.in(FileState.BROKEN).size() + " file(s) could not be fetched whole")
                + ". "
                + FetchReport.MANUAL_WAY);
    return ExitCode.FAILED;
  }

  private static void print(FetchReport report, PrintStream out) {
    TextTable table = new TextTable("file", "state", "bytes", "sha256", "why");
    for (FetchedFile file : report.files()) {
      boolean there = file.cached() != null;
      table.row(
          file.name(),
          file.state().name().toLowerCase(Locale.ROOT),
          there ? Long.toString(file.cached().size()) : "-",
          there ? file.cached().sha256().substring(0, 12) : "-",
          file.reason());
    }
    table.print(out);
  }
}
