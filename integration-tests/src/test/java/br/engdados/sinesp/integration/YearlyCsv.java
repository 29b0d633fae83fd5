package br.engdados.sinesp.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small file in the form of the yearly ones, for tests that need to know every row. */
final class YearlyCsv {
  static final String HEADER =
      "uf,municipio,evento,data_referencia,agente,arma,faixa_etaria,feminino,masculino,nao_informado,"
          + "total_vitima,total,total_peso,abrangencia,formulario";

  private final List<String> lines = new ArrayList<>(List.of(HEADER));

  /** Adds a municipality's victims; a null count is blank. */
  YearlyCsv victims(String uf, String municipio, String evento, String date, Integer victims) {
    String count = victims == null ? "" : victims.toString();
    return line(
        String.join(
            ",",
            uf,
            municipio,
            evento,
            date,
            "",
            "",
            "",
            count,
            count,
            count,
            count,
            "",
            "",
            "Estadual",
            "Formulário 1"));
  }

  YearlyCsv line(String line) {
    lines.add(line);
    return this;
  }

  Path write(Path file) throws IOException {
    return Files.write(file, lines);
  }
}
