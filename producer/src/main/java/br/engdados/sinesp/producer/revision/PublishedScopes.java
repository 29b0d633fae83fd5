package br.engdados.sinesp.producer.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which scopes the topics hold anything of, learnt when they are first read in a run. So a first
 * load of many files reads the topics once and not once a file.
 */
public final class PublishedScopes {
  private final Set<Scope> scopes = new HashSet<>();
  private boolean known;

  /** Knows nothing yet. */
  public PublishedScopes() {}

  /**
   * Learns what the topics hold.
   *
   * @param found all their scopes
   */
  public void know(Collection<Scope> found) {
    scopes.addAll(found);
    known = true;
  }

  /**
   * Adds what this run publishes.
   *
   * @param scope a scope that is about to be published
   */
  public void add(Scope scope) {
    scopes.add(scope);
  }

  /**
   * Tells whether the topics have been read.
   *
   * @return whether {@link #contains} can be trusted
   */
  public boolean isKnown() {
    return known;
  }

  /**
   * Looks for a scope.
   *
   * @param scope which
   * @return whether the topics hold anything of it
   */
  public boolean contains(Scope scope) {
    return scopes.contains(scope);
  }

  /**
   * Lists the scopes.
   *
   * @return a copy
   */
  public Set<Scope> all() {
    return new HashSet<>(scopes);
  }
}
