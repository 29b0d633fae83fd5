package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process that cannot be mistaken for a later one with the same, recycled pid.
 *
 * @param pid the operating system's number
 * @param started when it started, in a form that is equal for one process and differs for two: on
 *     Linux the boot's id and the clock ticks since boot, which no change of the clock moves;
 *     elsewhere the instant
 */
public record ProcessIdentity(long pid, String started) {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /**
   * proc_pid_stat(5): the fields after the command's closing bracket begin with the third, the
   * state; the start time is the 22nd.
   */
  private static final int STATE = 0;

  private static final int START_TIME = 22 - 3;

  /**
   * Refuses what no process can have.
   *
   * @throws IllegalArgumentException where the pid is not positive or the start is blank
   */
  public ProcessIdentity {
    Objects.requireNonNull(started, "started");
    if (pid < 1 || started.isBlank()) {
      throw new IllegalArgumentException("no process has the pid " + pid + " and start " + started);
    }
  }

  /**
   * {@return its identity; empty where no such process lives}
   *
   * @param pid a process's number
   */
  public static Optional<ProcessIdentity> of(long pid) {
    Optional<String[]> fields = stat(pid);
    if (fields.isPresent()) {
      // A zombie has ended and only waits for its parent to ask how.
      return "Z".equals(fields.get()[STATE])
          ? Optional.empty()
          : Optional.of(new ProcessIdentity(pid, bootId() + "/" + fields.get()[START_TIME]));
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().startInstant())
        .map(instant -> new ProcessIdentity(pid, instant.toString()));
  }

  /** {@return whether this very process lives} */
  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** {@return the operating system's handle; empty where this process no longer lives} */
  public Optional<ProcessHandle> handle() {
    return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
  }

  /** {@return resident memory in bytes; empty where the system does not tell (no {@code /proc})} */
  public OptionalLong residentBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmRSS:")) {
          return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
        }
      }
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static Optional<String[]> stat(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException noSuchProcessOrNoProc) {
      return Optional.empty();
    }
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException unknown) {
      return "boot";
    }
  }
}
