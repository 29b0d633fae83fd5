package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.Proxies;
import br.engdados.sinesp.producer.source.cache.CacheBusyException;
import java.net.URI;
import java.nio.file.Path;

/** A process of its own that fetches one URL into one cache: for tests that kill it. */
final class FetchProcess {
  static final int BUSY = 9;

  private FetchProcess() {}

  /** Arguments: the URL, the cache. */
  public static void main(String[] args) throws Exception {
    try {
      FetchReport report =
          new Fetcher(CacheFolder.settings(Path.of(args[1])), Proxies.ofJava())
              .fetch(new WantedFiles.SingleFile(URI.create(args[0])), ProgressListener.silent());
      System.out.println(report.files().get(0).state());
    } catch (CacheBusyException e) {
      System.out.println(e.getMessage());
      System.exit(BUSY);
    }
  }

  static Process start(URI url, Path cache, Path output) throws java.io.IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            FetchProcess.class.getName(),
            url.toString(),
            cache.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
