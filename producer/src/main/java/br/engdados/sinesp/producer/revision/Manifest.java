package br.engdados.sinesp.producer.revision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was last published of one scope. It only saves work: when it is lost, the topics are read
 * and compared once more.
 *
 * @param scope the scope's name
 * @param sha256 the file's content
 * @param file the file's name
 * @param rules the version of the rules and lists it was read with
 * @param topicIds the topics' ids by name; a topic that was deleted and made again has another
 * @param started when publishing began, ISO 8601
 * @param finished when the broker had acknowledged everything, or null while it has not
 * @param scopes the names of all scopes that the file has, empty until finished
 * @param superseded the SHA-256 of every edition that was published before this one
 */
public record Manifest(
    String scope,
    String sha256,
    String file,
    String rules,
    Map<String, String> topicIds,
    String started,
    String finished,
    Set<String> scopes,
    List<String> superseded) {
  public Manifest {
    topicIds = Map.copyOf(topicIds);
    scopes = Set.copyOf(scopes);
    superseded = List.copyOf(superseded);
  }

  /**
   * Says the same of other topics.
   *
   * @param ids the ids of topics that hold the same records, by name; others than the manifest's
   *     own are left out
   * @return the manifest
   */
  public Manifest withTopicIds(Map<String, String> ids) {
    Map<String, String> own = new HashMap<>(ids);
    own.keySet().retainAll(topicIds.keySet());
    return new Manifest(scope, sha256, file, rules, own, started, finished, scopes, superseded);
  }
}
