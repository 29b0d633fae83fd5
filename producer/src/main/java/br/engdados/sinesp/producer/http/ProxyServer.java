package br.engdados.sinesp.producer.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy that the environment names.
 *
 * @param proxy where it is; its name is resolved when it is used
 * @param credentials those of its URL, empty where it has none
 */
record ProxyServer(Proxy proxy, Optional<BasicCredentials> credentials) {
  private static final int USUAL_PORT = 80;

  /**
   * Reads the value of a variable.
   *
   * @param text such as {@code http://user:password@proxy.example:3128}; everything but the host
   *     may be left out
   * @throws IllegalArgumentException if it is none; the message does not repeat it, since it may
   *     hold a password
   */
  static ProxyServer parse(String text) {
    String url = text.contains("://") ? text : "http://" + text;
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "not the address of a proxy, such as http://proxy.example:3128 (what is there is not"
              + " shown; special characters of a password are written as %40 and so on)");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new IllegalArgumentException(
          "proxies of the kind %s:// are not supported; an HTTP proxy is http://HOST:PORT"
              .formatted(scheme));
    }
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    if (uri.getHost() == null || port == 0 || port > 65535) {
      throw new IllegalArgumentException(
          "not the address of a proxy, such as http://proxy.example:3128 (what is there is not"
              + " shown)");
    }
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    return new ProxyServer(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)),
        Optional.ofNullable(uri.getRawUserInfo()).map(ProxyServer::credentials));
  }

  private static BasicCredentials credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new BasicCredentials(decoded(userInfo), "")
        : new BasicCredentials(
            decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
