package br.engdados.sinesp.consumer.export;

import br.engdados.sinesp.consumer.connection.CassandraConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What is to be exported, and where to.
 *
 * @param cassandra where the tables are
 * @param target the folder that exports lie in, each in a sub-folder; an absolute URI of a file
 *     system that Hadoop knows
 * @param keep how many whole exports stay, at least 1
 * @param skipUnchanged whether nothing is written where the newest export has the same rows
 */
public record ExportOptions(
    CassandraConnection cassandra, URI target, int keep, boolean skipUnchanged) {
  // One letter before the colon is a drive of Windows.
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:.*");

  public ExportOptions {
    if (keep < 1) {
      throw new IllegalArgumentException("--keep must be 1 or more: " + keep);
    }
  }

  /**
   * Reads a target as users write it.
   *
   * @param text a path, or a URI such as {@code s3a://bucket/folder}
   * @return an absolute URI
   * @throws IllegalArgumentException if it is none, or one that cannot be written to
   */
  public static URI target(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "--to is missing: the folder for the exports, such as --to exports or --to"
              + " s3a://bucket/sinesp");
    }
    if (!SCHEME.matcher(text).matches()) {
      return Path.of(text).toAbsolutePath().normalize().toUri();
    }
    URI uri;
    try {
      uri = new URI(text).normalize();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("--to is no URI: " + text + ": " + e.getReason(), e);
    }
    return switch (uri.getScheme()) {
      case "http", "https" ->
          throw new IllegalArgumentException(
              "--to cannot be a web address: "
                  + text
                  + ". A folder of this machine, or of an object store: s3a://bucket/folder");
      case "s3", "s3n" ->
          throw new IllegalArgumentException(
              "--to: write s3a: instead of %s: (Hadoop's name for S3): %s"
                  .formatted(uri.getScheme(), text));
      default -> {
        if (uri.isOpaque() || (uri.getPath().isEmpty() && uri.getAuthority() == null)) {
          throw new IllegalArgumentException("--to names no folder: " + text);
        }
        yield uri;
      }
    };
  }
}
