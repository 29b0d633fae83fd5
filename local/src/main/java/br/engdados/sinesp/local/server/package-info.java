/**
 * What a Kafka broker and a Cassandra as child processes share: settings, files, ports, processes,
 * waiting. Neither is known here by name.
 */
package br.engdados.sinesp.local.server;
