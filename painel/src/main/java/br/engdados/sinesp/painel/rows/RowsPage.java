package br.engdados.sinesp.painel.rows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of rows.
 *
 * @param columns the table's columns
 * @param rows each row's values by column; null for blank
 * @param next where the next page begins, as the driver says it; empty where this is the last
 */
public record RowsPage(
    List<String> columns, List<Map<String, Object>> rows, Optional<ByteBuffer> next) {}
