package br.engdados.sinesp.consumer.verify;

import java.util.OptionalLong;

/**
 * A row as the table holds it.
 *
 * @param row its values
 * @param writeTime the latest write time of its cells, microseconds; empty where it has no cell
 *     beside its key
 */
record StoredRow(TableRow row, OptionalLong writeTime) {}
