package br.engdados.sinesp.producer.source.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps redirects and listed URLs from leading into this machine or the network around it. What the
 * user's own base URL reaches is allowed; that is decided once, so that a name that answers with
 * another address later (DNS rebinding) gains nothing. The addresses checked here are those that
 * okhttp connects to.
 */
final class AddressPolicy implements Dns {
  private final Dns resolver;
  private final Set<AddressReach> allowed;

  private AddressPolicy(Dns resolver, Set<AddressReach> allowed) {
    this.resolver = resolver;
    this.allowed = allowed;
  }

  /** What a download that begins at this URL may reach. */
  static AddressPolicy startingAt(HttpUrl base, Dns resolver) {
    Set<AddressReach> allowed = EnumSet.of(AddressReach.PUBLIC);
    try {
      for (InetAddress address : resolver.lookup(base.host())) {
        allowed.add(AddressReach.of(address));
      }
    } catch (UnknownHostException e) {
      // Public only, then: the download itself will tell of the name, or find it resolved by then.
      return new AddressPolicy(resolver, allowed);
    }
    if (allowed.contains(AddressReach.LOOPBACK)) {
      allowed.add(AddressReach.PRIVATE);
    }
    return new AddressPolicy(resolver, allowed);
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = resolver.lookup(hostname);
    for (InetAddress address : addresses) {
      if (!allowed.contains(AddressReach.of(address))) {
        throw new RefusedAddressException(hostname, address);
      }
    }
    return addresses;
  }

  /** okhttp resolves no host that is an address already; such a URL is checked here. */
  void requireAllowed(HttpUrl url) throws DownloadException {
    String host = url.host();
    boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (!isAddress) {
      return;
    }
    try {
      lookup(host);
    } catch (UnknownHostException e) {
      throw DownloadException.last(e.getMessage(), e);
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
