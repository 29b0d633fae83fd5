package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.source.cache.CachedFile;
import br.engdados.sinesp.producer.source.cache.FileState;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param name file name
 * @param url where it was asked for
 * @param state what was found
 * @param reason why it is missing or broken, blank otherwise
 * @param cached what the cache holds: for a broken file an earlier copy; null if nothing
 * @param path where its content is, null exactly if {@code cached} is
 */
public record FetchedFile(
    String name, URI url, FileState state, String reason, CachedFile cached, Path path) {

  /**
   * The content that this fetch vouches for: empty for a missing or broken file, even if an earlier
   * copy is there.
   */
  public Optional<Path> current() {
    return switch (state) {
      case NEW, CHANGED, UNCHANGED -> Optional.of(path);
      case MISSING, BROKEN -> Optional.empty();
    };
  }
}
