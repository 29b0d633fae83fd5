package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.Deadline;
import br.engdados.sinesp.producer.http.NetworkFault;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One request with the redirects that follow it, and its failures in words. okhttp could follow
 * them itself, but asks nobody before it does: each target must be checked first (a host written as
 * an address is never resolved, so no {@code Dns} sees it), a login page be told as one, and the
 * token stay with its own server.
 */
final class HttpExchange {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern LOGIN =
      Pattern.compile(
          "log-?in|sign-?in|\\bsso\\b|acesso\\.gov\\.br|autentica|\\boauth|/auth\\b",
          Pattern.CASE_INSENSITIVE);

  private final OkHttpClient client;
  private final AddressPolicy addresses;
  private final TransferLimits limits;

  HttpExchange(OkHttpClient client, AddressPolicy addresses, TransferLimits limits) {
    this.client = client;
    this.addresses = addresses;
    this.limits = limits;
  }

  /** The answer at the end of the redirects, whatever its status; the caller closes it. */
  Response open(Request first, Deadline deadline) throws AttemptException {
    Request request = first;
    for (int redirects = 0; ; redirects++) {
      addresses.requireAllowed(request.url());
      Response response = execute(request, deadline);
      if (response.code() == NetworkFault.PROXY_STATUS) {
        response.close();
        throw AttemptException.last(NetworkFault.PROXY_REFUSES);
      }
      if (!REDIRECTS.contains(response.code())) {
        return response;
      }
      try (response) {
        if (redirects == limits.redirects()) {
          throw AttemptException.last(
              "it was redirected more than " + limits.redirects() + " times");
        }
        request = redirected(first, request, response);
      }
    }
  }

  private Response execute(Request request, Deadline deadline) throws AttemptException {
    if (deadline.isOver()) {
      throw exceeded(deadline);
    }
    Call call = client.newCall(request);
    deadline.limit(call, deadline.allowed());
    try {
      return call.execute();
    } catch (IOException e) {
      throw failure(e, request.url(), deadline);
    }
  }

  private static Request redirected(Request first, Request request, Response response)
      throws AttemptException {
    String location = response.header("Location", "");
    HttpUrl target = request.url().resolve(location);
    if (location.isBlank() || target == null) {
      throw AttemptException.last(
          "the server redirects to something that is no http or https address");
    }
    if (LOGIN.matcher(target.host() + target.encodedPath()).find()) {
      throw AttemptException.last(
          "the server redirects to a login page (" + HttpUrls.forLogs(target) + ")");
    }
    if (request.isHttps() && !target.isHttps()) {
      throw AttemptException.last(
          "the server redirects from https to plain http (" + HttpUrls.forLogs(target) + ")");
    }
    Request.Builder next = first.newBuilder().url(target);
    if (!isSameOrigin(first.url(), target)) {
      next.removeHeader("Authorization");
    }
    return next.build();
  }

  private static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  /** Says what an exception of the network means, and what to do next. */
  AttemptException failure(IOException e, HttpUrl url, Deadline deadline) {
    if (e instanceof AttemptException known) {
      return known;
    }
    if (e instanceof AddressPolicy.RefusedAddressException) {
      return AttemptException.last(e.getMessage(), e);
    }
    String host = url.host();
    return switch (NetworkFault.of(e)) {
      case UNKNOWN_NAME ->
          AttemptException.unreachable(
              "the name " + host + " cannot be resolved: there is no network, or no such name", e);
      case UNREACHABLE ->
          AttemptException.unreachable(host + " cannot be reached: " + e.getMessage(), e);
      case SILENT ->
          AttemptException.retry(
              "nothing came from " + host + " for " + limits.stallTimeout().toMillis() + " ms", e);
      case OVERTIME -> exceeded(deadline);
      case UNTRUSTED ->
          AttemptException.last(
              "the certificate of "
                  + host
                  + " is not one that this Java trusts: "
                  + NetworkFault.words(e),
              e);
      case PROXY -> AttemptException.last(NetworkFault.PROXY_REFUSES, e);
      case BROKEN_OFF ->
          AttemptException.retry(
              "the connection broke off ("
                  + e.getClass().getSimpleName()
                  + ": "
                  + e.getMessage()
                  + ")",
              e);
    };
  }

  private static AttemptException exceeded(Deadline deadline) {
    return AttemptException.last(
        "it was not there within " + deadline.allowed().toSeconds() + " s (the download deadline)");
  }
}
