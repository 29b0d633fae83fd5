package br.engdados.sinesp.contract.occurrence;

import java.time.YearMonth;
import java.util.UUID;

/**
 * The primary key of a row.
 *
 * @param granularidade which topic and table it belongs to; not part of the key itself
 * @param dataset the dataset
 * @param uf the state's two letters; null for {@link Granularidade#GERAL}
 * @param tipoCrime the event
 * @param period the month, stored as {@code ano} and {@code mes}
 * @param codigoMunicipio IBGE's seven digits or 0; null but for {@link Granularidade#MUNICIPIO}
 * @param abrangencia the body that reports, empty for blank
 * @param id the row's identity
 */
public record OccurrenceKey(
    Granularidade granularidade,
    Dataset dataset,
    String uf,
    String tipoCrime,
    YearMonth period,
    Integer codigoMunicipio,
    String abrangencia,
    UUID id) {}
