package br.engdados.sinesp.producer.source.remote;

import java.net.URI;
import okhttp3.HttpUrl;

/** Between {@link URI}, which callers know, and {@link HttpUrl}. */
final class HttpUrls {
  private HttpUrls() {}

  /**
   * Throws {@link IllegalArgumentException} unless it is an http or https URL without a password in
   * it.
   */
  static HttpUrl require(URI uri) {
    HttpUrl url = HttpUrl.parse(uri.toString());
    if (url == null) {
      throw new IllegalArgumentException("not an http:// or https:// URL: " + uri);
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          "a URL with a user or password in it would end up in logs: leave it out");
    }
    return url;
  }

  /** The URL without query and fragment, which may hold secrets of the server's making. */
  static String forLogs(HttpUrl url) {
    return url.newBuilder().query(null).fragment(null).build().toString();
  }
}
