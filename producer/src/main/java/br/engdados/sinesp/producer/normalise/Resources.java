package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.occurrence.Dataset;

/** The canonical names of the published resources, whatever a file is called. */
public final class Resources {
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
      case VDE -> "bancovde-" + year;
      case UF_OCORRENCIAS, UF_VITIMAS -> "indicadoressegurancapublicauf";
      case MUNICIPIO -> "indicadoressegurancapublicamunic";
    };
  }
}
