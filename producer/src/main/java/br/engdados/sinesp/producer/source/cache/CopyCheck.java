package br.engdados.sinesp.producer.source.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How closely the copy on disk is held against the manifest. */
public enum CopyCheck {
  /** Size and modification time: no byte is read. Misses what a failing disk alters. */
  QUICK,
  /** The SHA-256 of every byte as well. */
  FULL;

  private static final int BUFFER_BYTES = 1 << 16;

  boolean isWhole(Path copy, CachedFile file) throws IOException {
    if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes attributes = Files.readAttributes(copy, BasicFileAttributes.class);
    return attributes.size() == file.size()
        && switch (this) {
          case QUICK -> attributes.lastModifiedTime().toInstant().equals(file.modified());
          case FULL -> sha256(copy).equals(file.sha256());
        };
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
