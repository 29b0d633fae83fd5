package br.engdados.sinesp.producer.registry;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.AttemptException.Verdict;
import br.engdados.sinesp.producer.http.Deadline;
import br.engdados.sinesp.producer.http.NetworkFault;
import br.engdados.sinesp.producer.http.RetryAfter;
import br.engdados.sinesp.producer.http.RetryLoop;
import br.engdados.sinesp.producer.http.RetrySettings;
import br.engdados.sinesp.producer.http.TrustedCertificates;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
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
  private static final RetrySettings RETRIES =
      RetrySettings.untilDeadline(Duration.ofMillis(500), Duration.ofSeconds(8));

  private final RegistrySettings settings;
  private final OkHttpClient client;
  private final Deadline deadline;
  private final RetryLoop retries = new RetryLoop(RETRIES);

  private RegistryConnection(RegistrySettings settings, OkHttpClient client) {
    this.settings = settings;
    this.client = client;
    this.deadline = Deadline.in(settings.timeout());
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
      trust(settings.caFile().get(), client);
    }
    return new RegistryConnection(settings, client.build());
  }

  private static void trust(Path file, OkHttpClient.Builder client) throws RegistryException {
    try {
      TrustedCertificates.install(file, client);
    } catch (IOException | CertificateException e) {
      throw new RegistryException(
          "%s: no certificates (PEM) can be read from it (%s). Check --schema-registry-ca-file."
              .formatted(file, e.getMessage() == null ? e.getClass().getSimpleName() : e),
          e);
    }
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
    try {
      return retries.run(
          deadline,
          () -> attempt(request),
          (failure, pause) ->
              LOG.warn(
                  "event=registry_retry url={} wait_ms={} reason=\"{}\"",
                  request.url(),
                  pause.toMillis(),
                  failure.getMessage()));
    } catch (AttemptException e) {
      if (e.verdict() == Verdict.FINAL) {
        throw failed(e.getMessage(), e);
      }
      throw failed(
          e.getMessage()
              + "; no better answer within "
              + settings.timeout().toSeconds()
              + " s (--schema-registry-timeout). Is it up, and is that its address?",
          e);
    }
  }

  private RegistryAnswer attempt(Request request) throws AttemptException {
    Call call = client.newCall(request);
    Duration allowed = deadline.limit(call, CALL_TIMEOUT);
    try (Response response = call.execute()) {
      return checked(response, RegistryAnswer.read(response));
    } catch (AttemptException e) {
      throw e;
    } catch (IOException e) {
      throw failure(e, allowed);
    }
  }

  private static AttemptException failure(IOException e, Duration allowed) {
    return switch (NetworkFault.of(e)) {
      case SILENT, OVERTIME ->
          Thread.currentThread().isInterrupted()
              ? AttemptException.last("stopped while waiting for its answer", e)
              : AttemptException.retry("it did not answer within " + allowed.toMillis() + " ms", e);
      case UNTRUSTED ->
          AttemptException.last(
              "its certificate is not one that this Java trusts (%s). Pass the authority's with --schema-registry-ca-file"
                  .formatted(NetworkFault.words(e)),
              e);
      case PROXY -> AttemptException.last(NetworkFault.PROXY_REFUSES, e);
      // It may be starting, its name too.
      case UNKNOWN_NAME, UNREACHABLE, BROKEN_OFF ->
          AttemptException.retry("it cannot be reached (" + NetworkFault.words(e) + ")", e);
    };
  }

  private RegistryAnswer checked(Response response, RegistryAnswer answer) throws AttemptException {
    int status = answer.status();
    if (status == 429 || status == 408 || status >= 500) {
      throw AttemptException.retry("it answered " + described(answer), RetryAfter.of(response));
    }
    if (status == NetworkFault.PROXY_STATUS) {
      throw AttemptException.last(NetworkFault.PROXY_REFUSES);
    }
    if (status == 401) {
      throw AttemptException.last(
          settings.credentials().isPresent()
              ? "it refuses this user and password (HTTP 401). Check "
                  + "--schema-registry-user-info-file or "
                  + RegistryCredentials.VARIABLE
              : "it asks for a user and password (HTTP 401). Put user:password into a file and pass"
                  + " --schema-registry-user-info-file, or into "
                  + RegistryCredentials.VARIABLE);
    }
    if (status == 403) {
      throw AttemptException.last(
          "this user may not do that (HTTP 403, "
              + response.request().method()
              + " "
              + response.request().url().encodedPath()
              + "). Have reading and writing of the subjects allowed");
    }
    boolean known = status == 200 || status == 409 || status == 422 || answer.isNotFound();
    if (!known || !answer.isJson()) {
      throw AttemptException.last(
          "it answered "
              + described(answer)
              + " to "
              + response.request().url().encodedPath()
              + ", as no registry does. Is that the base address of Confluent's API (Apicurio has it"
              + " at /apis/ccompat/v7)?");
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

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
