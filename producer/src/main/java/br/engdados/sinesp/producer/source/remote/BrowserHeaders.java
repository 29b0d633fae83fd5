package br.engdados.sinesp.producer.source.remote;

import okhttp3.HttpUrl;
import okhttp3.Request;

/** The headers without which the ministry's site answers 403. */
final class BrowserHeaders {
  private static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private BrowserHeaders() {}

  static Request.Builder request(HttpUrl url, HttpUrl referer) {
    return new Request.Builder()
        .url(url)
        .header("User-Agent", USER_AGENT)
        .header("Accept", "*/*")
        .header("Accept-Language", "pt-BR,pt;q=0.8,en;q=0.5")
        // What is counted must be what was sent: no packing on the way.
        .header("Accept-Encoding", "identity")
        .header("Referer", referer.toString());
  }
}
