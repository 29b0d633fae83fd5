/**
 * Fetching from the ministry's site, the open-data portal, or any other URL, into the cache: which
 * files there are, where a server may lead, what its answers mean. How long one waits and tries
 * lives in {@code http}, what is kept in {@code cache}.
 */
package br.engdados.sinesp.producer.source.remote;
