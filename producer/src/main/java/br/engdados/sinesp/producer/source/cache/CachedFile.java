package br.engdados.sinesp.producer.source.cache;

import java.net.URI;
import java.time.Instant;

/**
 * A whole, verified download.
 *
 * @param url where it was asked for, before any redirect; one URL has one file
 * @param name file name, made of letters, digits, {@code .}, {@code _} and {@code -} only
 * @param sha256 SHA-256 of the content, 64 hexadecimal digits in lower case
 * @param size bytes
 * @param modified modification time of the copy on disk, for the cheap check
 * @param fetched when it was downloaded
 * @param etag the server's ETag, blank if it gave none
 * @param lastModified the server's Last-Modified, blank if it gave none
 */
public record CachedFile(
    URI url,
    String name,
    String sha256,
    long size,
    Instant modified,
    Instant fetched,
    String etag,
    String lastModified) {}
