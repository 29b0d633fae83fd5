package br.engdados.sinesp.producer.source.remote;

import java.net.URI;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which files to fetch. */
public sealed interface WantedFiles {

  /** The first year of the yearly workbooks. */
  int FIRST_YEAR = 2015;

  /** Where the ministry publishes the yearly workbooks. */
  URI GOV_BR =
      URI.create(
          "https://www.gov.br/mj/pt-br/assuntos/sua-seguranca/seguranca-publica/estatistica/download/dnsp-base-de-dados");

  /** The national open-data portal. */
  URI DADOS_GOV_BR = URI.create("https://dados.gov.br");

  /**
   * The ministry's yearly workbooks, each at {@code BASE/bancovde-YEAR.xlsx/@@download/file}.
   *
   * @param baseUrl {@link #GOV_BR}, or a mirror with the same paths
   * @param years which years; not empty
   */
  record GovBrYears(URI baseUrl, SortedSet<Integer> years) implements WantedFiles {
    /**
     * Copies the years.
     *
     * @throws IllegalArgumentException if there is no year, or one before {@link #FIRST_YEAR}
     */
    public GovBrYears {
      if (years.isEmpty() || years.first() < FIRST_YEAR) {
        throw new IllegalArgumentException(
            "the yearly workbooks begin with " + FIRST_YEAR + ": " + years);
      }
      HttpUrls.require(baseUrl);
      years = new TreeSet<>(years);
    }
  }

  /**
   * Every workbook and CSV that the portal lists for the dataset.
   *
   * @param baseUrl {@link #DADOS_GOV_BR}, or a server with the same API
   * @param token what the API knows the user by
   */
  record DadosGovBr(URI baseUrl, ApiToken token) implements WantedFiles {
    /** Checks that the base URL is one of http or https. */
    public DadosGovBr {
      HttpUrls.require(baseUrl);
    }
  }

  /**
   * One file.
   *
   * @param url where it is
   */
  record SingleFile(URI url) implements WantedFiles {
    /** Checks that the URL is one of http or https. */
    public SingleFile {
      HttpUrls.require(url);
    }
  }
}
