package br.engdados.sinesp.producer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the registry, and again while the time allows where that may help. Answers that
 * mean something to the caller are returned; the others are failures.
 */
final class RegistryConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryConnection.class);
  private static final MediaType JSON = MediaType.get("application/vnd.schemaregistry.v1+json");
  private static final String ACCEPTED =
      "application/vnd.schemaregistry.v1+json, application/json; q=0.9";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);
  private static final double JITTER = 0.2;
  private static final String PROXY_REFUSES =
      "the proxy on the way wants a user and password, or others (HTTP 407). Put user:password into"
          + " a file and pass --proxy-credentials-file";

  private final RegistrySettings settings;
  private final OkHttpClient client;
  private final long end;

  private RegistryConnection(RegistrySettings settings, OkHttpClient client) {
    this.settings = settings;
    this.client = client;
    this.end = System.nanoTime() + settings.timeout().toNanos();
  }

  /** Prepares; the time allowed begins now. */
  static RegistryConnection open(RegistrySettings settings) throws RegistryException {
    OkHttpClient.Builder client =
        settings
            .proxies()
            .install(new OkHttpClient.Builder())
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(false)
            .retryOnConnectionFailure(false);
    if (settings.caFile().isPresent()) {
      TrustedCertificates.install(settings.caFile().get(), client);
    }
    return new RegistryConnection(settings, client.build());
  }

  RegistryAnswer get(HttpUrl url) throws RegistryException, InterruptedException {
    return send(request(url).get().build());
  }

  RegistryAnswer post(HttpUrl url, JsonNode body) throws RegistryException, InterruptedException {
    return send(request(url).post(RequestBody.create(body.toString(), JSON)).build());
  }

  RegistryAnswer put(HttpUrl url, JsonNode body) throws RegistryException, InterruptedException {
    return send(request(url).put(RequestBody.create(body.toString(), JSON)).build());
  }

  /** The registry's address with a path. */
  HttpUrl url(String... path) {
    HttpUrl.Builder url = settings.url().newBuilder();
    for (String segment : path) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  /** A failure at the registry, told with its address and with what has not happened. */
  RegistryException failed(String message, Throwable cause) {
    return new RegistryException(
        "schema registry %s: %s Nothing was published."
            .formatted(settings.url(), message.endsWith("?") ? message : message + "."),
        cause);
  }

  private Request.Builder request(HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url).header("Accept", ACCEPTED);
    settings
        .credentials()
        .ifPresent(known -> request.header("Authorization", known.authorization()));
    return request;
  }

  private RegistryAnswer send(Request request) throws RegistryException, InterruptedException {
    RetryPolicy<RegistryAnswer> policy =
        RetryPolicy.<RegistryAnswer>builder()
            .handle(PassingFailure.class)
            .withMaxRetries(-1)
            .withBackoff(FIRST_DELAY, LONGEST_DELAY)
            .withJitter(JITTER)
            .withDelayFnOn(context -> retryAfter(context.getLastException()), PassingFailure.class)
            .abortIf((answer, failure) -> isTooLate(failure))
            .onRetryScheduled(
                event ->
                    LOG.warn(
                        "event=registry_retry url={} wait_ms={} reason=\"{}\"",
                        request.url(),
                        event.getDelay().toMillis(),
                        event.getLastException().getMessage()))
            .build();
    try {
      return Failsafe.with(policy).get(context -> attempt(request, context.getLastException()));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof RegistryException failure) {
        throw failure;
      }
      if (e.getCause() instanceof PassingFailure failure) {
        throw failed(
            failure.getMessage()
                + "; no better answer within "
                + settings.timeout().toSeconds()
                + " s (--schema-registry-timeout). Is it up, and is that its address?",
            failure);
      }
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }

  private RegistryAnswer attempt(Request request, Throwable before)
      throws RegistryException, PassingFailure {
    // A pause has its jitter: with no time left for an answer, what the last attempt met counts.
    if (before instanceof PassingFailure failure && remaining().compareTo(FIRST_DELAY) < 0) {
      throw failure;
    }
    Call call = client.newCall(request);
    long millis = Math.min(CALL_TIMEOUT.toMillis(), Math.max(1, remaining().toMillis()));
    call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return checked(response, RegistryAnswer.read(response));
    } catch (RegistryException | PassingFailure e) {
      throw e;
    } catch (InterruptedIOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw failed("stopped while waiting for its answer", e);
      }
      throw new PassingFailure(
          "it did not answer within " + millis + " ms", PassingFailure.NO_PAUSE, e);
    } catch (IOException e) {
      if (isUntrusted(e)) {
        throw failed(
            "its certificate is not one that this Java trusts (%s). Pass the authority's with --schema-registry-ca-file"
                .formatted(e.getMessage()),
            e);
      }
      if (String.valueOf(e.getMessage()).contains("authenticate with proxy")) {
        throw failed(PROXY_REFUSES, e);
      }
      throw new PassingFailure(
          "it cannot be reached (" + reason(e) + ")", PassingFailure.NO_PAUSE, e);
    }
  }

  private RegistryAnswer checked(Response response, RegistryAnswer answer)
      throws RegistryException, PassingFailure {
    int status = answer.status();
    if (status == 429 || status == 408 || status >= 500) {
      throw new PassingFailure("it answered " + described(answer), askedPause(response), null);
    }
    if (status == 407) {
      throw failed(PROXY_REFUSES, null);
    }
    if (status == 401) {
      throw failed(
          settings.credentials().isPresent()
              ? "it refuses this user and password (HTTP 401). Check "
                  + "--schema-registry-user-info-file or "
                  + RegistryCredentials.VARIABLE
              : "it asks for a user and password (HTTP 401). Put user:password into a file and pass"
                  + " --schema-registry-user-info-file, or into "
                  + RegistryCredentials.VARIABLE,
          null);
    }
    if (status == 403) {
      throw failed(
          "this user may not do that (HTTP 403, "
              + response.request().method()
              + " "
              + response.request().url().encodedPath()
              + "). Have reading and writing of the subjects allowed",
          null);
    }
    boolean known = status == 200 || status == 409 || status == 422 || answer.isNotFound();
    if (!known || !answer.isJson()) {
      throw failed(
          "it answered "
              + described(answer)
              + " to "
              + response.request().url().encodedPath()
              + ", as no registry does. Is that the base address of Confluent's API (Apicurio has it"
              + " at /apis/ccompat/v7)?",
          null);
    }
    return answer;
  }

  private static String described(RegistryAnswer answer) {
    if (!answer.message().isEmpty()) {
      return "HTTP %d: %s".formatted(answer.status(), answer.message());
    }
    return answer.isJson() || answer.type().isBlank()
        ? "HTTP " + answer.status()
        : "HTTP %d (%s)".formatted(answer.status(), RegistryAnswer.oneLine(answer.type()));
  }

  /** RFC 9110, 10.2.3; the form with a date is as good as none within half a minute. */
  private static Duration askedPause(Response response) {
    String seconds = response.header("Retry-After", "").strip();
    return seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : PassingFailure.NO_PAUSE;
  }

  private boolean isTooLate(Throwable failure) {
    Duration asked = retryAfter(failure);
    return remaining().compareTo(asked.isNegative() ? FIRST_DELAY : asked) <= 0;
  }

  private static Duration retryAfter(Throwable failure) {
    return failure instanceof PassingFailure passing
        ? passing.retryAfter()
        : PassingFailure.NO_PAUSE;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static boolean isUntrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private Duration remaining() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
