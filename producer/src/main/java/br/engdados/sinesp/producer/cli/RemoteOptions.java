package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.http.RetrySettings;
import br.engdados.sinesp.producer.source.archive.ArchiveLimits;
import br.engdados.sinesp.producer.source.remote.ApiToken;
import br.engdados.sinesp.producer.source.remote.FetchSettings;
import br.engdados.sinesp.producer.source.remote.TransferLimits;
import br.engdados.sinesp.producer.source.remote.WantedFiles;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;

/** What to fetch and how, from the command line. */
final class RemoteOptions {
  private static final String GOV_BR = "govbr";
  private static final String DADOS_GOV_BR = "dadosgov";
  private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

  @Parameter(
      names = "--years",
      order = 40,
      description =
          "years of the ministry's workbooks, such as 2023, 2015-2025 or 2015,2019-2021; all from"
              + " 2015 to this year if left out")
  private String years;

  @Parameter(
      names = "--govbr-base-url",
      order = 41,
      description =
          "where the yearly workbooks are: a mirror must have BASE/bancovde-YEAR.xlsx/@@download/file")
  private String govBrBaseUrl = WantedFiles.GOV_BR.toString();

  @Parameter(
      names = "--dadosgov-base-url",
      order = 42,
      description =
          "the open-data portal; its token comes from DADOS_GOV_BR_TOKEN or the file that"
              + " DADOS_GOV_BR_TOKEN_FILE names, never from the command line")
  private String dadosGovBrBaseUrl = WantedFiles.DADOS_GOV_BR.toString();

  @Parameter(names = "--cache-dir", order = 43, description = "folder of the downloads")
  private Path cacheDir = Path.of(".local", "cache");

  @Parameter(names = "--parallel-downloads", order = 44, description = "how many at a time, 1 to 8")
  private int parallelDownloads = 2;

  @Parameter(
      names = "--retries",
      order = 45,
      description = "retries after a failed attempt, 0 to 20, with pauses of about 1, 2, 4 … 30 s")
  private int retries = FetchSettings.USUAL_RETRIES.retries();

  @Parameter(
      names = "--stall-timeout",
      order = 46,
      description = "seconds within which a download must advance by 4 KiB")
  private int stallTimeout = (int) TransferLimits.defaults().stallTimeout().toSeconds();

  @Parameter(
      names = "--download-deadline",
      order = 47,
      description = "seconds for one file with all its retries")
  private int downloadDeadline = (int) TransferLimits.defaults().deadline().toSeconds();

  /** Whether a source has to be fetched; no source at all stands for the ministry's workbooks. */
  static boolean isRemote(String source) {
    return source == null || source.equals(GOV_BR) || source.equals(DADOS_GOV_BR) || isUrl(source);
  }

  WantedFiles wanted(String source, Map<String, String> environment)
      throws UsageException, IOException {
    try {
      if (source == null || source.equals(GOV_BR)) {
        int now = ZonedDateTime.now(BRASILIA).getYear();
        return new WantedFiles.GovBrYears(uri(govBrBaseUrl), Years.parse(years, now));
      }
      if (source.equals(DADOS_GOV_BR)) {
        ApiToken token =
            ApiToken.from(environment)
                .orElseThrow(
                    () ->
                        new UsageException(
                            "--source dadosgov needs a token: set "
                                + ApiToken.VARIABLE
                                + ", or "
                                + ApiToken.FILE_VARIABLE
                                + " to a file that holds it (it is made on dados.gov.br, under"
                                + " \"Minha conta\")"));
        return new WantedFiles.DadosGovBr(uri(dadosGovBrBaseUrl), token);
      }
      if (isUrl(source)) {
        return new WantedFiles.SingleFile(uri(source));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    throw new UsageException(
        "--source is govbr, dadosgov or an http(s):// URL here; a file or folder needs no"
            + " fetching: publish --source "
            + source);
  }

  FetchSettings settings() throws UsageException {
    if (stallTimeout < 1 || downloadDeadline < 1) {
      throw new UsageException("--stall-timeout and --download-deadline must be at least 1 second");
    }
    try {
      TransferLimits usual = TransferLimits.defaults();
      RetrySettings pauses = FetchSettings.USUAL_RETRIES;
      FetchSettings settings = FetchSettings.defaults(cacheDir);
      return new FetchSettings(
          cacheDir,
          parallelDownloads,
          settings.cacheWait(),
          new RetrySettings(retries, pauses.firstDelay(), pauses.longestDelay()),
          new TransferLimits(
              usual.connectTimeout(),
              Duration.ofSeconds(stallTimeout),
              Duration.ofSeconds(downloadDeadline),
              usual.bytes(),
              usual.redirects()),
          ArchiveLimits.defaults());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static boolean isUrl(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  /** {@link URI#create} with a message that says what is wrong with which text. */
  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a URL: " + text, e);
    }
  }
}
