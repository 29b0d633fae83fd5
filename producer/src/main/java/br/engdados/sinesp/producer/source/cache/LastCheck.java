package br.engdados.sinesp.producer.source.cache;

import java.net.URI;
import java.time.Instant;

/**
 * What became of the last attempt to fetch a URL.
 *
 * @param url where it was asked for
 * @param name file name, as in {@link CachedFile}
 * @param state what was found
 * @param reason why it is missing or broken; blank otherwise
 * @param at when the attempt ended
 */
public record LastCheck(URI url, String name, FileState state, String reason, Instant at) {}
