package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.source.cache.FileNames;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * A file to fetch.
 *
 * @param name its name in the cache, taken from what was asked for and never from an answer
 * @param url where it is
 * @param referer the page that links to it
 */
record RemoteFile(String name, HttpUrl url, HttpUrl referer) {

  /** The segment after which the ministry's content system names an attachment's field. */
  private static final String DOWNLOAD_VIEW = "@@download";

  static RemoteFile of(HttpUrl url) {
    return new RemoteFile(nameOf(url), url, url.resolve("/"));
  }

  /** The last part of the path, or the one before {@code @@download}. */
  static String nameOf(HttpUrl url) {
    String name = "";
    for (String segment : url.pathSegments()) {
      if (segment.equals(DOWNLOAD_VIEW)) {
        break;
      }
      if (!segment.isBlank()) {
        name = segment;
      }
    }
    return FileNames.safe(name);
  }

  URI key() {
    return url.uri();
  }
}
