/** The Cassandra server: its settings, its configuration, the question whether it answers. */
package br.engdados.sinesp.local.cassandra;
