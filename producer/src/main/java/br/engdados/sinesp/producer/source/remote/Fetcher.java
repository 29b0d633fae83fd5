package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.Deadline;
import br.engdados.sinesp.producer.http.Proxies;
import br.engdados.sinesp.producer.http.RetryLoop;
import br.engdados.sinesp.producer.source.archive.WholeFileCheck;
import br.engdados.sinesp.producer.source.cache.CacheSession;
import br.engdados.sinesp.producer.source.cache.DownloadCache;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a selection of files into the cache. */
public final class Fetcher {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
  private static final Duration CATALOG_DEADLINE = Duration.ofMinutes(2);

  private final FetchSettings settings;
  private final OkHttpClient base;

  /** Fetches with these settings, through these proxies. */
  public Fetcher(FetchSettings settings, Proxies proxies) {
    this(settings, proxies.install(new OkHttpClient.Builder()).build());
  }

  /** For tests: a client that trusts their certificate, and resolves names as they say. */
  Fetcher(FetchSettings settings, OkHttpClient base) {
    this.settings = settings;
    this.base = base;
  }

  /**
   * Fetches. Files that cannot be had are in the report, not an exception.
   *
   * @param wanted what
   * @param listener hears how it goes on
   * @return what became of each file
   * @throws SourceUnavailableException if the portal does not tell which files there are
   * @throws br.engdados.sinesp.producer.source.cache.CacheBusyException if another process has the
   *     cache
   * @throws IOException if the cache cannot be read or written
   * @throws InterruptedException if the thread is interrupted; downloads under way are broken off
   *     and their remains removed
   */
  public FetchReport fetch(WantedFiles wanted, ProgressListener listener)
      throws IOException, InterruptedException {
    HttpUrl start = start(wanted);
    AddressPolicy addresses = AddressPolicy.startingAt(start, base.dns(), base.proxySelector());
    OkHttpClient client = client(addresses);
    try (CacheSession cache =
        new DownloadCache(settings.cacheDirectory())
            .open(settings.cacheWait(), () -> listener.waitingForCache(settings.cacheWait()))) {
      TransferLimits limits = settings.transfer();
      HttpExchange exchange = new HttpExchange(client, addresses, limits);
      RetryLoop retries = new RetryLoop(settings.retries());
      List<RemoteFile> files = files(wanted, start, exchange, retries, listener);
      HttpDownloader downloader =
          new HttpDownloader(exchange, limits, new WholeFileCheck(settings.archive()));
      CacheFiller filler = new CacheFiller(cache, downloader, retries, limits.deadline(), listener);
      return new FetchReport(fetchAll(files, filler, client));
    } finally {
      client.connectionPool().evictAll();
    }
  }

  private OkHttpClient client(Dns dns) {
    TransferLimits limits = settings.transfer();
    return base.newBuilder()
        .dns(dns)
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(limits.connectTimeout())
        .readTimeout(limits.stallTimeout())
        .writeTimeout(limits.stallTimeout())
        .build();
  }

  private static HttpUrl start(WantedFiles wanted) {
    if (wanted instanceof WantedFiles.GovBrYears years) {
      return HttpUrls.require(years.baseUrl());
    }
    if (wanted instanceof WantedFiles.DadosGovBr portal) {
      return HttpUrls.require(portal.baseUrl());
    }
    return HttpUrls.require(((WantedFiles.SingleFile) wanted).url());
  }

  private static List<RemoteFile> files(
      WantedFiles wanted,
      HttpUrl start,
      HttpExchange exchange,
      RetryLoop retries,
      ProgressListener listener)
      throws SourceUnavailableException, InterruptedException {
    if (wanted instanceof WantedFiles.GovBrYears years) {
      return years.years().stream().map(year -> yearly(start, year)).toList();
    }
    if (wanted instanceof WantedFiles.DadosGovBr portal) {
      return listed(start, portal.token(), exchange, retries, listener);
    }
    return List.of(RemoteFile.of(start));
  }

  private static RemoteFile yearly(HttpUrl base, int year) {
    String name = "bancovde-" + year + ".xlsx";
    HttpUrl url = base.newBuilder().addPathSegments(name + "/@@download/file").build();
    return new RemoteFile(name, url, base);
  }

  private static List<RemoteFile> listed(
      HttpUrl base,
      ApiToken token,
      HttpExchange exchange,
      RetryLoop retries,
      ProgressListener listener)
      throws SourceUnavailableException, InterruptedException {
    Deadline deadline = Deadline.in(CATALOG_DEADLINE);
    DadosGovBrCatalog catalog = new DadosGovBrCatalog(exchange, base, token);
    try {
      List<RemoteFile> files =
          retries.run(
              deadline,
              () -> catalog.attempt(deadline),
              (failure, pause) -> listener.retrying(base.host(), failure.getMessage(), pause));
      Map<HttpUrl, RemoteFile> unique = new LinkedHashMap<>();
      files.forEach(file -> unique.putIfAbsent(file.url(), file));
      if (unique.isEmpty()) {
        throw new SourceUnavailableException(
            base.host()
                + " lists no workbook and no CSV for the dataset. "
                + FetchReport.MANUAL_WAY);
      }
      return List.copyOf(unique.values());
    } catch (AttemptException e) {
      throw new SourceUnavailableException(
          base.host()
              + " does not tell which files there are: "
              + e.getMessage()
              + ". Check the token in "
              + ApiToken.VARIABLE
              + ", use --source govbr, or: "
              + FetchReport.MANUAL_WAY,
          e);
    }
  }

  private List<FetchedFile> fetchAll(
      List<RemoteFile> files, CacheFiller filler, OkHttpClient client)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallelDownloads());
    try {
      List<Future<FetchedFile>> futures = new ArrayList<>();
      for (RemoteFile file : files) {
        futures.add(threads.submit(() -> filler.fetch(file)));
      }
      List<FetchedFile> fetched = new ArrayList<>();
      for (Future<FetchedFile> future : futures) {
        fetched.add(future.get());
      }
      return fetched;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("a download failed in a way nobody thought of", e.getCause());
    } finally {
      // After a failure or an interrupt others are still under way: the cache closes after them.
      threads.shutdownNow();
      client.dispatcher().cancelAll();
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("event=downloads-still-running after-seconds=5");
      }
    }
  }
}
