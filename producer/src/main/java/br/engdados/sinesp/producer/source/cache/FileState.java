package br.engdados.sinesp.producer.source.cache;

/** What the last fetch found out about a file. */
public enum FileState {
  /** It was not in the cache before. */
  NEW,
  /** Its content differs from the one that was in the cache. */
  CHANGED,
  /** The cache holds what the server offers. */
  UNCHANGED,
  /** The server does not have it, such as the year that is not published yet. */
  MISSING,
  /** It could not be had whole; an earlier copy, if there is one, stays in the cache. */
  BROKEN
}
