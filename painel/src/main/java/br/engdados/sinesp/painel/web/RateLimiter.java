package br.engdados.sinesp.painel.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each address make some requests a second, and more for a short time. It remembers a bounded
 * number of addresses, those that were seen last.
 */
final class RateLimiter {
  private static final int ADDRESSES = 20_000;
  private static final int IPV6_NETWORK_PARTS = 4;

  private final double perSecond;
  private final double burst;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES;
        }
      };

  private static final class Bucket {
    private double tokens;
    private long since;
  }

  /**
   * Makes a limiter.
   *
   * @param perSecond requests a second; 0 for no limit
   * @param burst how many may come at once
   */
  RateLimiter(int perSecond, int burst) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /**
   * Counts a request.
   *
   * @param address where it comes from
   * @param now nanoseconds of a clock that only goes on
   * @return whether it may be answered
   */
  boolean allows(String address, long now) {
    if (perSecond == 0) {
      return true;
    }
    synchronized (buckets) {
      Bucket bucket = buckets.get(network(address));
      if (bucket == null) {
        bucket = new Bucket();
        bucket.tokens = burst;
        bucket.since = now;
        buckets.put(network(address), bucket);
      }
      bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.since) * 1e-9 * perSecond);
      bucket.since = now;
      if (bucket.tokens < 1) {
        return false;
      }
      bucket.tokens--;
      return true;
    }
  }

  /** Of IPv6 the first 64 bits: one customer has them all. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] parts = address.split(":", IPV6_NETWORK_PARTS + 1);
    return String.join(
        ":", java.util.Arrays.copyOf(parts, Math.min(parts.length, IPV6_NETWORK_PARTS)));
  }
}
