/**
 * What a Kafka broker and a Cassandra as child processes share: files, ports, processes, waiting.
 */
package br.engdados.sinesp.local.server;
