package br.engdados.sinesp.producer.source.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

/** How closely the copy on disk is held against the manifest. */
public enum CopyCheck {
  /** Size and modification time: no byte is read. Misses what a failing disk alters. */
  QUICK,
  /** The SHA-256 of every byte as well. */
  FULL;

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
    return new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file);
  }
}
