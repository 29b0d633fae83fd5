package br.engdados.sinesp.local.server;

/**
 * A TCP port on 127.0.0.1.
 *
 * @param number 1 to 65535
 */
public record Port(int number) {

  /**
   * Refuses what is no port.
   *
   * @throws IllegalArgumentException where the number is out of range
   */
  public Port {
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("port " + number + " is not between 1 and 65535");
    }
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
