package br.engdados.sinesp.consumer.export;

import java.util.OptionalLong;

/**
 * A file of an export.
 *
 * @param path its path within the export, with slashes
 * @param bytes its size
 * @param sha256 its SHA-256, 64 hexadecimal digits
 * @param rows how many rows it holds; empty where it holds none of the data
 */
record ExportFile(String path, long bytes, String sha256, OptionalLong rows) {}
