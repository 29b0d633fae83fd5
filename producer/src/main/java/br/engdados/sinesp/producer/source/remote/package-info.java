/** Fetching from the ministry's site, the open-data portal, or any other URL, into the cache. */
package br.engdados.sinesp.producer.source.remote;
