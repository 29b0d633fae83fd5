package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Dataset;

/** The canonical names of the published resources, whatever a file is called. */
public final class Resources {
  /** The resource of the rows of the synthetic sample, which no edition has. */
  public static final String SYNTHETIC_SAMPLE = "amostra-sintetica";

  /** The ministry's yearly files begin with 2015. */
  private static final int FIRST_YEAR_OF_VDE = 2015;

  private Resources() {}

  /**
   * Names the resource that a row belongs to.
   *
   * @param dataset the dataset
   * @param year the row's year
   * @return the name, such as {@code bancovde-2023}
   */
  public static String idOf(Dataset dataset, int year) {
    return switch (dataset) {
      // The synthetic sample is told from editions by its year: none of them is that old.
      case VDE -> year < FIRST_YEAR_OF_VDE ? SYNTHETIC_SAMPLE : "bancovde-" + year;
      case UF_OCORRENCIAS, UF_VITIMAS -> "indicadoressegurancapublicauf";
      case MUNICIPIO -> "indicadoressegurancapublicamunic";
    };
  }
}
