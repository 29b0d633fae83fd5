package br.engdados.sinesp.producer.registry;

import br.engdados.sinesp.producer.http.BasicCredentials;
import br.engdados.sinesp.producer.http.Proxies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * How to reach the schema registry.
 *
 * @param url its base address; what follows it are the paths of Confluent's REST API
 * @param credentials user and password, empty where it asks for none
 * @param caFile certificates to trust instead of those that Java trusts, PEM
 * @param timeout how long the whole registration may take, with all attempts
 * @param proxies through which to go
 */
public record RegistrySettings(
    HttpUrl url,
    Optional<BasicCredentials> credentials,
    Optional<Path> caFile,
    Duration timeout,
    Proxies proxies) {
  /** Goes through the proxies of Java's properties, if any. */
  RegistrySettings(
      HttpUrl url,
      Optional<BasicCredentials> credentials,
      Optional<Path> caFile,
      Duration timeout) {
    this(url, credentials, caFile, timeout, Proxies.ofJava());
  }

  /**
   * Reads the address.
   *
   * @param text such as {@code http://schema-registry:8081}
   * @return the address
   * @throws IllegalArgumentException if it is no http or https URL, or holds more than an address;
   *     the message does not repeat what may be a password
   */
  public static HttpUrl parseUrl(String text) {
    if (text.contains("@")) {
      throw new IllegalArgumentException(
          "a URL with a user or password in it would end up in logs: leave them out of it, and see "
              + RegistryCredentials.VARIABLE);
    }
    HttpUrl url = HttpUrl.parse(text.strip());
    // A list of addresses, as other clients take it, can look like one with a strange path.
    if (url == null || text.contains(",")) {
      throw new IllegalArgumentException(
          "not one http:// or https:// URL, such as http://schema-registry:8081: " + text);
    }
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException("a base address has no ? and no #: " + text);
    }
    return url;
  }

  /** Whether the password would cross a network in the clear. */
  boolean exposesPassword() {
    String host = url.host();
    boolean here = host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    return credentials.isPresent() && !url.isHttps() && !here;
  }
}
