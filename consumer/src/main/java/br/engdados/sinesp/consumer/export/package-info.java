/**
 * The tables as files to take away: Parquet and CSV with checksums, descriptions and a manifest.
 * Nothing here reads a topic or writes a table.
 */
package br.engdados.sinesp.consumer.export;
