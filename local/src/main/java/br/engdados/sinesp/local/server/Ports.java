package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks for ports that nobody listens on, and never hands out the same one twice.
 *
 * <p>A port is only known to be free at the moment of the look: the server that binds it has the
 * last word.
 */
public final class Ports {
  /** All servers of this module listen here and nowhere else. */
  public static final String HOST = "127.0.0.1";

  /**
   * Below Linux's range for outgoing connections (32768 and up), so that a server that was killed
   * finds its port free when it is started again.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private final Set<Integer> given = new HashSet<>();

  /**
   * {@return whether a server could listen on it now}
   *
   * @param port the port to look at
   */
  public static boolean isFree(Port port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * {@return the port on {@link #HOST} as a socket's address}
   *
   * @param port the port
   */
  public static InetSocketAddress address(Port port) {
    try {
      // Spelled out, as the loopback address of a JVM can be that of IPv6.
      return new InetSocketAddress(
          InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}), port.number());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  /**
   * Keeps a port out of what this object hands out.
   *
   * @param port one that somebody else of this run will use
   */
  public synchronized void reserve(Port port) {
    given.add(port.number());
  }

  /**
   * {@return the first free port from there upwards}
   *
   * @param first where to begin; below 1024 it begins at 1024
   * @throws IllegalStateException where none is left up to 65535
   */
  public synchronized Port firstFreeFrom(int first) {
    for (int number = Math.max(first, 1024); number <= 65_535; number++) {
      Port port = new Port(number);
      if (!given.contains(number) && isFree(port)) {
        given.add(number);
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + first + " upwards");
  }

  /**
   * {@return the port of the last start where that is free, else the first free one}
   *
   * @param remembered the ports of the last start by name; may be empty
   * @param name the port's name
   * @param first where to begin where it is not remembered or not free
   * @throws IllegalStateException where none is left up to 65535
   */
  public Port again(Map<String, Port> remembered, String name, int first) {
    return firstFreeFrom(
        Optional.ofNullable(remembered.get(name))
            .filter(Ports::isFree)
            .map(Port::number)
            .orElse(first));
  }

  /**
   * {@return a free port from the range in which tests run, begun at a random place so that two
   * runs at a time seldom meet}
   */
  public Port anyFree() {
    return firstFreeFrom(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
  }
}
