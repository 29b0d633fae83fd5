package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue that machines find datasets by: DCAT 3 and schema.org, as JSON-LD. */
final class Catalogue {
  private static final String TITLE =
      "Ocorrências criminais e de segurança pública por município e estado (Sinesp VDE)";
  private static final String TEXT =
      "Números mensais de segurança pública desde 2015, por evento, município e estado, como publicados pelo Ministério da Justiça.";

  private Catalogue() {}

  static byte[] of(CubeVersion version) {
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put(
        "@context",
        Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dcterms", "http://purl.org/dc/terms/",
            "schema", "https://schema.org/"));
    catalogue.put("@id", "/catalogo.jsonld");
    catalogue.put("@type", List.of("dcat:Catalog", "schema:DataCatalog"));
    catalogue.put("dcterms:title", "Painel SINESP");
    catalogue.put("schema:name", "Painel SINESP");
    catalogue.put("dcat:dataset", List.of(dataset(version)));
    return Json.bytes(catalogue);
  }

  private static Map<String, Object> dataset(CubeVersion version) {
    String modified = version.newest().toString();
    String months = version.first() + "/" + version.last();
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("@id", "/v1");
    dataset.put("@type", List.of("dcat:Dataset", "schema:Dataset"));
    dataset.put("dcterms:identifier", "sinesp-vde");
    dataset.put("dcterms:title", TITLE);
    dataset.put("schema:name", TITLE);
    dataset.put("dcterms:description", TEXT);
    dataset.put("schema:description", TEXT);
    dataset.put("dcterms:language", "pt-BR");
    dataset.put("dcterms:modified", modified);
    dataset.put("schema:dateModified", modified);
    dataset.put("schema:version", version.edition());
    dataset.put("schema:temporalCoverage", months);
    dataset.put("schema:spatialCoverage", "Brasil");
    dataset.put("dcterms:accrualPeriodicity", "http://purl.org/cld/freq/monthly");
    dataset.put("dcterms:license", Map.of("@id", "/v1/fontes"));
    dataset.put("schema:license", "/v1/fontes");
    dataset.put("schema:citation", Sources.CITATION);
    dataset.put("schema:creator", organisation());
    dataset.put("dcterms:publisher", organisation());
    dataset.put("schema:isAccessibleForFree", true);
    dataset.put("schema:variableMeasured", version.events().stream().map(e -> e.name()).toList());
    dataset.put(
        "dcat:distribution",
        List.of(
            distribution("API", "/v1", "application/json"),
            distribution("Exportações", "/v1/exportacoes", "application/vnd.apache.parquet")));
    return dataset;
  }

  private static Map<String, Object> organisation() {
    return Map.of(
        "@type", "schema:GovernmentOrganization",
        "schema:name", "Ministério da Justiça e Segurança Pública (MJSP/Senasp)");
  }

  private static Map<String, Object> distribution(String title, String url, String type) {
    return Map.of(
        "@type", List.of("dcat:Distribution", "schema:DataDownload"),
        "dcterms:title", title,
        "dcat:accessURL", Map.of("@id", url),
        "schema:contentUrl", url,
        "dcat:mediaType", type,
        "schema:encodingFormat", type);
  }
}
