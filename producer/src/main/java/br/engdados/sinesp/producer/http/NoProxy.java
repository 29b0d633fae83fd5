package br.engdados.sinesp.producer.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts of NO_PROXY, which are reached without a proxy: {@code *} for all; a name, with what is
 * below it, with or without a dot or {@code *.} before; an address; a network such as {@code
 * 10.0.0.0/8}. Each but the last may end in a port. Names are not resolved.
 */
final class NoProxy {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern PORT = Pattern.compile("([^:]+|\\[[^]]*]):([0-9]{1,5})");

  private final List<String> entries;

  NoProxy(String text) {
    entries =
        Arrays.stream(text.split("[,\\s]+", -1))
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /**
   * Tells whether a host is reached without a proxy.
   *
   * @param host a name, or an address without brackets
   * @param port its port
   */
  boolean holds(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    return entries.stream().anyMatch(entry -> holds(entry, name, port));
  }

  private static boolean holds(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    var withPort = PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group(2)) == port && holds(withPort.group(1), host, port);
    }
    if (entry.indexOf('/') > 0) {
      return isAddress(host) && isWithin(entry, host);
    }
    String name = entry.replaceFirst("^\\*?\\.", "").replaceAll("^\\[|]$", "");
    return host.equals(name) || (!isAddress(host) && host.endsWith("." + name));
  }

  private static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  private static boolean isWithin(String network, String host) {
    int slash = network.indexOf('/');
    String length = network.substring(slash + 1);
    if (!isAddress(network.substring(0, slash)) || !length.matches("[0-9]{1,3}")) {
      return false;
    }
    try {
      // Both are addresses, which are parsed and not looked up.
      byte[] net = InetAddress.getByName(network.substring(0, slash)).getAddress();
      byte[] address = InetAddress.getByName(host).getAddress();
      int shift = Byte.SIZE * net.length - Integer.parseInt(length);
      return net.length == address.length
          && shift >= 0
          && new BigInteger(1, net)
              .shiftRight(shift)
              .equals(new BigInteger(1, address).shiftRight(shift));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
