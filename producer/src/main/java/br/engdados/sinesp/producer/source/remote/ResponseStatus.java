package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.RetryAfter;
import okhttp3.Response;

/** What a status code means for a download. */
final class ResponseStatus {
  private ResponseStatus() {}

  /** Throws {@link AttemptException} for everything but 200. */
  static void requireOk(Response response) throws AttemptException {
    int code = response.code();
    switch (code) {
      case 200 -> {}
      case 401 ->
          throw AttemptException.last("the server wants a login or another token (HTTP 401)");
      case 403 ->
          throw retry(response, "the server refuses the download (HTTP 403), as it does at times");
      case 404, 410 ->
          throw AttemptException.missing("the server does not have it (HTTP " + code + ")");
      case 429 -> throw retry(response, "the server asks to slow down (HTTP 429)");
      case 408, 425 ->
          throw retry(response, "the server gave up on the request (HTTP " + code + ")");
      default -> {
        if (code >= 500) {
          throw retry(response, "the server has a fault (HTTP " + code + ")");
        }
        throw AttemptException.last("the server answered HTTP " + code);
      }
    }
  }

  private static AttemptException retry(Response response, String message) {
    return AttemptException.retry(message, RetryAfter.of(response));
  }
}
