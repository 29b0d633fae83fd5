package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.painel.cube.Changes;
import br.engdados.sinesp.painel.cube.Cube;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One municipal event of the ministry's yearly files, for pictures only. */
final class RealFigures {
  private static final String EVENT = "Homicídio doloso";
  private static final int FIRST_YEAR = 2019;
  private static final int LAST_YEAR = 2023;

  private RealFigures() {}

  static Cube cube(Path folder) throws IOException {
    Map<String, Integer> codes = new HashMap<>();
    for (Municipality each : Municipalities.load().all()) {
      codes.put(each.uf() + TextFolding.foldName(each.nome()), each.codigoIbge());
    }
    Changes changes = new Changes();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      Process xz =
          new ProcessBuilder("xz", "-dc", folder.resolve("bancovde-" + year + ".csv.xz").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder()
              .ofNamedCsvRecord(
                  new InputStreamReader(xz.getInputStream(), StandardCharsets.UTF_8))) {
        for (NamedCsvRecord row : rows) {
          if (row.getField("evento").equals(EVENT)) {
            add(changes, row, codes);
          }
        }
      }
    }
    return changes.cube();
  }

  private static void add(Changes changes, NamedCsvRecord row, Map<String, Integer> codes) {
    String uf = row.getField("uf");
    String month = row.getField("data_referencia").substring(0, 7);
    Measures measures =
        new Measures(
            count(row, "feminino"),
            count(row, "masculino"),
            count(row, "nao_informado"),
            count(row, "total_vitima"),
            null,
            null);
    if (TextFolding.fold(row.getField("municipio")).equals("NAO INFORMADO")) {
      changes.state(uf, EVENT, month, measures.vitimas());
    } else {
      int code = codes.getOrDefault(uf + TextFolding.foldName(row.getField("municipio")), 0);
      changes.municipality(uf, code, EVENT, month, row.getField("abrangencia"), measures);
    }
  }

  private static Integer count(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() ? null : (Integer) (int) Double.parseDouble(text);
  }
}
