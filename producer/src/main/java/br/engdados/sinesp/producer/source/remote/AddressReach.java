package br.engdados.sinesp.producer.source.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * From where an address can be reached (IANA's registries of special-purpose addresses, RFC 6890).
 */
enum AddressReach {
  /** From anywhere. */
  PUBLIC,
  /** Within an organisation: RFC 1918, RFC 4193, RFC 6598. */
  PRIVATE,
  /** This machine. */
  LOOPBACK,
  /**
   * One cable, or nowhere: link-local (cloud metadata), unspecified, multicast, reserved,
   * benchmarks.
   */
  SPECIAL;

  static AddressReach of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return LOOPBACK;
    }
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      return SPECIAL;
    }
    if (address.isSiteLocalAddress()) {
      return PRIVATE;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? ofVersion4(bytes) : ofVersion6(bytes);
  }

  private static AddressReach ofVersion4(byte[] bytes) {
    int first = Byte.toUnsignedInt(bytes[0]);
    int second = Byte.toUnsignedInt(bytes[1]);
    if (first == 100 && second >= 64 && second < 128) {
      return PRIVATE;
    }
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
    return first == 0 || first >= 240 || benchmark || protocols ? SPECIAL : PUBLIC;
  }

  private static AddressReach ofVersion6(byte[] bytes) {
    if ((bytes[0] & 0xFE) == 0xFC) {
      return PRIVATE;
    }
    if (startsWith(bytes, 0x20, 0x02)) {
      return embedded(bytes, 2);
    }
    if (startsWith(bytes, 0x00, 0x64, 0xFF, 0x9B)) {
      return embedded(bytes, 12);
    }
    boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return compatible ? embedded(bytes, 12) : PUBLIC;
  }

  /**
   * 6to4 (RFC 3056), NAT64 (RFC 6052) and IPv4-compatible addresses lead to the IPv4 address
   * within.
   */
  private static AddressReach embedded(byte[] bytes, int offset) {
    try {
      return of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an IPv4 address", e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (Byte.toUnsignedInt(bytes[i]) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
