package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.http.Proxies;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps redirects and listed URLs from leading into this machine or the network around it. What the
 * user's own base URL reaches is allowed; that is decided once, so that a name that answers with
 * another address later (DNS rebinding) gains nothing. The addresses checked here are those that
 * okhttp connects to. A proxy may be anywhere, also on a private address; behind one the target's
 * own address is checked as far as it can be known here.
 */
final class AddressPolicy implements Dns {
  private final Dns resolver;
  private final Set<AddressReach> allowed;
  private final String baseHost;
  private final ProxySelector proxies;
  private final Set<String> proxyHosts = ConcurrentHashMap.newKeySet();

  private AddressPolicy(
      Dns resolver, Set<AddressReach> allowed, String baseHost, ProxySelector proxies) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.baseHost = baseHost;
    this.proxies = proxies;
  }

  /** What a download that begins at this URL may reach. */
  static AddressPolicy startingAt(HttpUrl base, Dns resolver, ProxySelector proxies) {
    Set<AddressReach> allowed = EnumSet.of(AddressReach.PUBLIC);
    try {
      for (InetAddress address : resolver.lookup(base.host())) {
        allowed.add(AddressReach.of(address));
      }
    } catch (UnknownHostException e) {
      // Public only, then: the download itself will tell of the name, or find it resolved by then.
      return new AddressPolicy(resolver, allowed, base.host(), proxies);
    }
    if (allowed.contains(AddressReach.LOOPBACK)) {
      allowed.add(AddressReach.PRIVATE);
    }
    return new AddressPolicy(resolver, allowed, base.host(), proxies);
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    return proxyHosts.contains(hostname) ? resolver.lookup(hostname) : allowed(hostname);
  }

  private List<InetAddress> allowed(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = resolver.lookup(hostname);
    for (InetAddress address : addresses) {
      if (!allowed.contains(AddressReach.of(address))) {
        throw new RefusedAddressException(hostname, address);
      }
    }
    return addresses;
  }

  /**
   * Checks what okhttp does not resolve, or not through this: a host that is an address already,
   * one behind a proxy, and one that is a proxy for others.
   */
  void requireAllowed(HttpUrl url) throws AttemptException {
    String host = url.host();
    Optional<String> proxy = Proxies.hostOf(proxies, url.uri());
    proxy.ifPresent(proxyHosts::add);
    boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    // The base's own reach is what is allowed: its name may be one that only the proxy knows.
    boolean behindProxy = proxy.isPresent() && !host.equals(baseHost);
    if (!isAddress && !behindProxy && !proxyHosts.contains(host)) {
      return;
    }
    try {
      allowed(host);
    } catch (RefusedAddressException e) {
      throw AttemptException.last(e.getMessage(), e);
    } catch (UnknownHostException e) {
      if (proxy.isEmpty()) {
        throw AttemptException.last(e.getMessage(), e);
      }
      // The proxy may know the name.
    }
  }

  /** A name or URL led to an address that the base URL does not reach. */
  static final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String hostname, InetAddress address) {
      super(
          "it leads to "
              + hostname
              + ", which is "
              + address.getHostAddress()
              + ", inside this machine or network; that is refused");
    }
  }
}
