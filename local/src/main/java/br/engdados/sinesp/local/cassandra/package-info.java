/**
 * The Cassandra server: its settings, its configuration, the question whether it answers. Starting
 * and stopping it lives in {@code server}.
 */
package br.engdados.sinesp.local.cassandra;
