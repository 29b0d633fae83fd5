package br.engdados.sinesp.contract.occurrence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One taking-in of one published resource.
 *
 * @param dataset the dataset
 * @param resourceId the canonical name of the resource, such as {@code bancovde-2023}, whatever the
 *     file is called
 * @param dataExtracao when this edition was taken in, cut to milliseconds as Kafka's record
 *     timestamps are
 */
public record Edition(Dataset dataset, String resourceId, Instant dataExtracao) {
  public Edition {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(resourceId, "resourceId");
    dataExtracao = dataExtracao.truncatedTo(ChronoUnit.MILLIS);
  }
}
