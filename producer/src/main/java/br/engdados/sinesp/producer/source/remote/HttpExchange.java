package br.engdados.sinesp.producer.source.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request with the redirects that follow it, and its failures in words. */
final class HttpExchange {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int PROXY_AUTHENTICATION = 407;
  private static final String PROXY_REFUSES =
      "the proxy wants a user and password, or others (HTTP 407): put user:password into a file and"
          + " pass --proxy-credentials-file";
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
  Response open(Request first, Deadline deadline) throws DownloadException {
    Request request = first;
    for (int redirects = 0; ; redirects++) {
      addresses.requireAllowed(request.url());
      Response response = execute(request, deadline);
      if (response.code() == PROXY_AUTHENTICATION) {
        response.close();
        throw DownloadException.last(PROXY_REFUSES);
      }
      if (!REDIRECTS.contains(response.code())) {
        return response;
      }
      try (response) {
        if (redirects == limits.redirects()) {
          throw DownloadException.last(
              "it was redirected more than " + limits.redirects() + " times");
        }
        request = redirected(first, request, response);
      }
    }
  }

  private Response execute(Request request, Deadline deadline) throws DownloadException {
    if (deadline.isOver()) {
      throw deadline.exceeded();
    }
    Call call = client.newCall(request);
    call.timeout().timeout(Math.max(1, deadline.remaining().toMillis()), TimeUnit.MILLISECONDS);
    try {
      return call.execute();
    } catch (IOException e) {
      throw failure(e, request.url(), deadline);
    }
  }

  private static Request redirected(Request first, Request request, Response response)
      throws DownloadException {
    String location = response.header("Location", "");
    HttpUrl target = request.url().resolve(location);
    if (location.isBlank() || target == null) {
      throw DownloadException.last(
          "the server redirects to something that is no http or https address");
    }
    if (LOGIN.matcher(target.host() + target.encodedPath()).find()) {
      throw DownloadException.last(
          "the server redirects to a login page (" + HttpUrls.forLogs(target) + ")");
    }
    if (request.isHttps() && !target.isHttps()) {
      throw DownloadException.last(
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
  DownloadException failure(IOException e, HttpUrl url, Deadline deadline) {
    if (e instanceof DownloadException known) {
      return known;
    }
    String host = url.host();
    if (e instanceof AddressPolicy.RefusedAddressException) {
      return DownloadException.last(e.getMessage(), e);
    }
    if (e instanceof UnknownHostException) {
      return DownloadException.unreachable(
          "the name " + host + " cannot be resolved: there is no network, or no such name", e);
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return DownloadException.unreachable(host + " cannot be reached: " + e.getMessage(), e);
    }
    if (e instanceof SocketTimeoutException) {
      return DownloadException.retry(
          "nothing came from " + host + " for " + limits.stallTimeout().toMillis() + " ms", e);
    }
    if (e instanceof InterruptedIOException) {
      return deadline.exceeded();
    }
    if (hasCause(e, CertificateException.class)) {
      return DownloadException.last(
          "the certificate of " + host + " is not one that this Java trusts: " + e.getMessage(), e);
    }
    if (String.valueOf(e.getMessage()).contains("authenticate with proxy")) {
      return DownloadException.last(PROXY_REFUSES, e);
    }
    return DownloadException.retry(
        "the connection broke off (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
        e);
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> kind) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
