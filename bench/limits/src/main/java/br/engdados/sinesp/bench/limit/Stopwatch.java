package br.engdados.sinesp.bench.limit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Wall time and this process' CPU time, from a moment of its own choice: its preparation is not
 * measured.
 */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long start = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();

  /** Prints rows, seconds and CPU seconds since the stopwatch was made, as `bench` reads them. */
  void print(long rows) {
    long wall = System.nanoTime() - start;
    long used = SYSTEM.getProcessCpuTime() - cpu;
    System.out.printf(Locale.ROOT, "rows=%d seconds=%.3f cpu=%.3f%n", rows, wall / 1e9, used / 1e9);
  }
}
