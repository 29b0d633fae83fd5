package br.engdados.sinesp.program;

import java.util.Set;

/**
 * Sorts what a command has thrown.
 *
 * @param world types whose message says all there is to say; whatever is of none of them is a fault
 *     of the program
 * @param interruptions types that say that the thread was interrupted, besides {@link
 *     InterruptedException}
 */
public record FailureSorter(
    Set<Class<? extends Throwable>> world, Set<Class<? extends Throwable>> interruptions) {
  /** Keeps copies. */
  public FailureSorter {
    world = Set.copyOf(world);
    interruptions = Set.copyOf(interruptions);
  }

  /**
   * Tells what kind of failure it is; to be asked on the thread that threw.
   *
   * @param failure what was thrown
   * @return its kind
   */
  public FailureKind kindOf(Throwable failure) {
    if (failure instanceof UsageException) {
      return FailureKind.USAGE;
    }
    if (failure instanceof InterruptedException || isOneOf(interruptions, failure)) {
      return FailureKind.STOPPED;
    }
    if (isOneOf(world, failure)) {
      // Whoever is stopped while it waits for a file or a server may see that as their failure.
      return Thread.currentThread().isInterrupted() ? FailureKind.STOPPED : FailureKind.WORLD;
    }
    return FailureKind.FAULT;
  }

  private static boolean isOneOf(Set<Class<? extends Throwable>> types, Throwable failure) {
    return types.stream().anyMatch(type -> type.isInstance(failure));
  }
}
