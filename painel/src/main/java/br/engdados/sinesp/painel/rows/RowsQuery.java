package br.engdados.sinesp.painel.rows;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.Optional;

/**
 * Asks for rows as they are stored, of one partition.
 *
 * @param granularidade which table
 * @param dataset the dataset
 * @param uf the state; null for rows of no known place, whose key has none
 * @param tipoCrime the event as stored
 * @param ano the year
 * @param mes the month; empty for all
 * @param codigoMunicipio the municipality; empty for all, and only with a month
 */
public record RowsQuery(
    Granularidade granularidade,
    Dataset dataset,
    String uf,
    String tipoCrime,
    int ano,
    Optional<Integer> mes,
    Optional<Integer> codigoMunicipio) {}
