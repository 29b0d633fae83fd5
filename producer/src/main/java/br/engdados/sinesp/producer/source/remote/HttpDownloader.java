package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.Deadline;
import br.engdados.sinesp.producer.source.archive.UnsoundFileException;
import br.engdados.sinesp.producer.source.archive.WholeFileCheck;
import br.engdados.sinesp.producer.source.cache.CachedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;

/** One attempt at one file: ask, receive from nothing, verify. */
final class HttpDownloader {
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,255}");

  /** How an attempt that did not fail ended. */
  sealed interface Outcome {}

  /** The server says that the copy in the cache is still the current one. */
  record NotModified() implements Outcome {}

  /**
   * The whole file is there, and verified.
   *
   * @param sha256 of the content, in hexadecimal digits
   * @param etag the server's, or blank
   * @param lastModified the server's, or blank
   */
  record Received(String sha256, String etag, String lastModified) implements Outcome {}

  private final HttpExchange exchange;
  private final TransferLimits limits;
  private final WholeFileCheck check;

  HttpDownloader(HttpExchange exchange, TransferLimits limits, WholeFileCheck check) {
    this.exchange = exchange;
    this.limits = limits;
    this.check = check;
  }

  /**
   * Downloads.
   *
   * @param file what
   * @param known the whole copy in the cache, null if there is none
   * @param target where to; emptied first
   */
  Outcome attempt(
      RemoteFile file, CachedFile known, Path target, Deadline deadline, ProgressListener listener)
      throws AttemptException {
    try (Response response = exchange.open(request(file, known), deadline)) {
      if (response.code() == 304 && known != null) {
        return new NotModified();
      }
      ResponseStatus.requireOk(response);
      String encoding = response.header("Content-Encoding", "identity");
      if (!encoding.equalsIgnoreCase("identity")) {
        throw AttemptException.last(
            "the server packed the file as " + encoding + " although it was asked not to");
      }
      BodyReceiver receiver = new BodyReceiver(file.name(), limits, listener);
      String sha256;
      try {
        sha256 = receiver.receive(response, target);
      } catch (IOException e) {
        throw exchange.failure(e, response.request().url(), deadline);
      }
      requireWhole(file, target);
      return new Received(
          sha256, plain(response.header("ETag", "")), plain(response.header("Last-Modified", "")));
    }
  }

  private static Request request(RemoteFile file, CachedFile known) {
    Request.Builder request = BrowserHeaders.request(file.url(), file.referer());
    if (known != null && !known.etag().isBlank()) {
      request.header("If-None-Match", known.etag());
    }
    if (known != null && !known.lastModified().isBlank()) {
      request.header("If-Modified-Since", known.lastModified());
    }
    return request.build();
  }

  private void requireWhole(RemoteFile file, Path target) throws AttemptException {
    try {
      check.requireWhole(target, file.name());
    } catch (UnsoundFileException e) {
      String message = "what arrived cannot be used: " + e.getMessage();
      throw switch (e.kind()) {
        case DAMAGED -> AttemptException.retry(message, e);
        case WRONG_KIND, OVER_LIMIT -> AttemptException.last(message, e);
      };
    } catch (IOException e) {
      throw AttemptException.last("the download cannot be read back: " + e.getMessage(), e);
    }
  }

  /** The value of a header that can be sent back; a strange one is as good as none. */
  private static String plain(String value) {
    return HEADER_VALUE.matcher(value).matches() ? value : "";
  }
}
