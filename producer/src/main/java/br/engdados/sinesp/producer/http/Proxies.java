package br.engdados.sinesp.producer.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/**
 * Through which proxies to go: those of Java's properties (https.proxyHost and so on) where they
 * are set, else those of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, in capitals
 * or not), as curl takes them.
 */
public final class Proxies {
  private final Map<String, ProxyServer> byScheme;
  private final NoProxy exceptions;
  private final Optional<BasicCredentials> credentials;

  private Proxies(
      Map<String, ProxyServer> byScheme,
      NoProxy exceptions,
      Optional<BasicCredentials> credentials) {
    this.byScheme = byScheme;
    this.exceptions = exceptions;
    this.credentials = credentials;
  }

  /**
   * Takes Java's properties alone.
   *
   * @return no proxy where they name none
   */
  public static Proxies ofJava() {
    return new Proxies(Map.of(), new NoProxy(""), Optional.empty());
  }

  /**
   * Takes the environment and Java's properties.
   *
   * @param environment the process environment
   * @param credentialsFile a file of one line {@code user:password}, which wins over those of a URL
   * @return the proxies
   * @throws IllegalArgumentException if a variable is no proxy's address; the message names the
   *     variable and does not repeat its value
   * @throws IOException if the credentials cannot be read
   */
  public static Proxies of(Map<String, String> environment, Optional<Path> credentialsFile)
      throws IOException {
    Map<String, ProxyServer> byScheme = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      for (String variable : List.of(scheme + "_proxy", "all_proxy")) {
        String value = value(environment, variable);
        if (!value.isEmpty() && !byScheme.containsKey(scheme)) {
          byScheme.put(scheme, parsed(variable, value));
        }
      }
    }
    return new Proxies(
        byScheme,
        new NoProxy(value(environment, "no_proxy")),
        credentialsFile.isPresent()
            ? Optional.of(
                BasicCredentials.in(credentialsFile.get(), "the proxy", "--proxy-credentials-file"))
            : Optional.empty());
  }

  /**
   * Makes a client go through them.
   *
   * @param client to be built
   * @return the same
   */
  public OkHttpClient.Builder install(OkHttpClient.Builder client) {
    return client.proxySelector(new Selector()).proxyAuthenticator(this::authenticated);
  }

  private static ProxyServer parsed(String variable, String value) {
    try {
      return ProxyServer.parse(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          variable.toUpperCase(Locale.ROOT) + ": " + e.getMessage(), e);
    }
  }

  private static String value(Map<String, String> environment, String variable) {
    String small = environment.getOrDefault(variable, "").strip();
    return small.isEmpty()
        ? environment.getOrDefault(variable.toUpperCase(Locale.ROOT), "").strip()
        : small;
  }

  private Request authenticated(Route route, Response response) {
    Optional<BasicCredentials> known = credentials;
    for (ProxyServer server : byScheme.values()) {
      if (known.isEmpty() && route != null && server.proxy().equals(route.proxy())) {
        known = server.credentials();
      }
    }
    boolean refused = response.request().header("Proxy-Authorization") != null;
    return refused || known.isEmpty()
        ? null
        : response
            .request()
            .newBuilder()
            .header("Proxy-Authorization", known.get().authorization())
            .build();
  }

  /** Chooses for each URL; asks Java's own selector where its properties are set. */
  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      if (isSet(scheme + ".proxyHost") || isSet("socksProxyHost")) {
        return ProxySelector.getDefault().select(uri);
      }
      ProxyServer server = byScheme.get(scheme);
      int usual = scheme.equals("https") ? 443 : 80;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      // Java finds no host in a name with an underscore, as compose makes them.
      String named =
          uri.getHost() == null ? uri.getAuthority().replaceFirst(":[0-9]*$", "") : uri.getHost();
      String host = named.replaceAll("^\\[|]$", "");
      return List.of(
          server == null || exceptions.holds(host, port) ? Proxy.NO_PROXY : server.proxy());
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // okhttp tells it as the call's failure.
    }

    private boolean isSet(String property) {
      return !System.getProperty(property, "").isBlank();
    }
  }

  /**
   * Names the proxy that a client uses for a URL.
   *
   * @param selector the client's
   * @param uri where to
   * @return the proxy's host, empty where there is none
   */
  public static Optional<String> hostOf(ProxySelector selector, URI uri) {
    return selector.select(uri).stream()
        .findFirst()
        .map(Proxy::address)
        .map(address -> ((InetSocketAddress) address).getHostString());
  }
}
