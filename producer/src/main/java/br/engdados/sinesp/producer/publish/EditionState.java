package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.revision.Manifest;
import br.engdados.sinesp.producer.revision.Manifests;
import br.engdados.sinesp.producer.revision.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps the manifests of one file's scopes: started before the first record goes out, finished
 * after the last is acknowledged.
 */
final class EditionState {
  private final Manifests manifests;
  private final String sha256;
  private final String file;
  private final Map<String, String> topicIds;
  private final Map<Scope, Optional<Manifest>> before = new HashMap<>();
  private final String started = Instant.now().toString();

  EditionState(Manifests manifests, String sha256, String file, Map<String, String> topicIds) {
    this.manifests = manifests;
    this.sha256 = sha256;
    this.file = file;
    this.topicIds = topicIds;
  }

  /** Tells whether the scope was published to topics that do not exist any more. */
  boolean publishedToOtherTopics(Scope scope) throws IOException {
    return before(scope).map(manifest -> !manifest.topicIds().equals(topicIds)).orElse(false);
  }

  /** Marks a scope as being published, so that a crash is not taken for the edition before. */
  void start(Scope scope) throws IOException {
    manifests.write(manifest(scope, null, Set.of(), before(scope, true)));
  }

  /** Marks all scopes of the file as published. */
  void finish(Set<Scope> scopes, boolean changed) throws IOException {
    Set<String> names = new TreeSet<>();
    scopes.forEach(scope -> names.add(scope.toString()));
    String finished = Instant.now().toString();
    for (Scope scope : scopes) {
      List<String> superseded = before(scope, changed);
      superseded.removeIf(sha256::equals);
      manifests.write(manifest(scope, finished, names, superseded));
    }
  }

  private Manifest manifest(
      Scope scope, String finished, Set<String> scopes, List<String> superseded) {
    return new Manifest(
        scope.toString(),
        sha256,
        file,
        Normaliser.VERSION,
        topicIds,
        started,
        finished,
        scopes,
        superseded);
  }

  /**
   * The editions that stood before, oldest first. One that was begun and never finished did not
   * stand: the last of its list is still the one that did.
   */
  private List<String> before(Scope scope, boolean changed) throws IOException {
    Set<String> editions = new LinkedHashSet<>();
    before(scope)
        .ifPresent(
            previous -> {
              editions.addAll(previous.superseded());
              // The same rows in another format are the same edition: neither is the older one.
              if (changed && previous.finished() != null) {
                editions.remove(previous.sha256());
                editions.add(previous.sha256());
              }
            });
    return new ArrayList<>(editions);
  }

  private Optional<Manifest> before(Scope scope) throws IOException {
    Optional<Manifest> known = before.get(scope);
    if (known == null) {
      known = manifests.of(scope);
      before.put(scope, known);
    }
    return known;
  }
}
