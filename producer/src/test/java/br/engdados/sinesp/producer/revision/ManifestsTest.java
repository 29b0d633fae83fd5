package br.engdados.sinesp.producer.revision;

import static org.assertj.core.api.Assertions.assertThat;

import br.engdados.sinesp.contract.occurrence.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestsTest {
  private static final Map<String, String> IDS = Map.of("t", "id1");
  private static final Scope SCOPE_2015 = new Scope(Dataset.UF_VITIMAS, 2015);
  private static final Scope SCOPE_2016 = new Scope(Dataset.UF_VITIMAS, 2016);

  @TempDir private Path folder;

  @Test
  void aFileIsPublishedWhenAllItsScopesAreAndNothingElseChanged() throws IOException {
    Manifests manifests = new Manifests(folder.resolve("state"));
    assertThat(manifests.isPublished("aa", "1-a", IDS)).isFalse();
    manifests.write(manifest(SCOPE_2015, "aa", "2026-01-01T00:00:00Z"));
    assertThat(manifests.isPublished("aa", "1-a", IDS)).isFalse();
    manifests.write(manifest(SCOPE_2016, "aa", null));
    assertThat(manifests.isPublished("aa", "1-a", IDS)).isFalse();
    manifests.write(manifest(SCOPE_2016, "aa", "2026-01-01T00:00:00Z"));
    assertThat(manifests.isPublished("aa", "1-a", IDS)).isTrue();
    assertThat(manifests.isPublished("bb", "1-a", IDS)).isFalse();
    assertThat(manifests.isPublished("aa", "1-b", IDS)).isFalse();
    assertThat(manifests.isPublished("aa", "1-a", Map.of("t", "id2"))).isFalse();
    assertThat(manifests.of(SCOPE_2016))
        .contains(manifest(SCOPE_2016, "aa", "2026-01-01T00:00:00Z"));
  }

  @Test
  void anEditionThatWasReplacedIsFound() throws IOException {
    Manifests manifests = new Manifests(folder);
    manifests.write(manifest(SCOPE_2015, "bb", "2026-01-01T00:00:00Z"));
    assertThat(manifests.superseding("old").map(Manifest::sha256)).contains("bb");
    assertThat(manifests.superseding("bb")).isEmpty();
    manifests.write(manifest(SCOPE_2015, "bb", null));
    assertThat(manifests.superseding("old")).isEmpty();
  }

  @Test
  void aBrokenManifestIsAsGoodAsNone() throws IOException {
    Files.writeString(folder.resolve(SCOPE_2015 + ".manifest.json"), "{\"scope\": \"sin");
    assertThat(new Manifests(folder).of(SCOPE_2015)).isEmpty();
  }

  private static Manifest manifest(Scope scope, String sha256, String finished) {
    return new Manifest(
        scope.toString(),
        sha256,
        "uf.xlsx",
        "1-a",
        IDS,
        "2025-12-31T00:00:00Z",
        finished,
        Set.of(SCOPE_2015.toString(), SCOPE_2016.toString()),
        List.of("old"));
  }
}
