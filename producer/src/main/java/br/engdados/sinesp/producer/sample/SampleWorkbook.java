package br.engdados.sinesp.producer.sample;

import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.producer.normalise.Reference;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a small workbook in the form of the yearly files, with invented figures from a fixed seed:
 * all states, the Distrito Federal's 33 rows a cell, blanks and zeros, events of whole states, two
 * reporting bodies. Its year is long past any real edition's, and its events say that they are
 * synthetic, so that the figures can be taken for nobody's.
 */
public final class SampleWorkbook {
  /** The year of all rows; the ministry's files begin in 2015. */
  public static final int YEAR = 1999;

  private static final List<String> HEADERS =
      List.of(
          "uf",
          "municipio",
          "evento",
          "data_referencia",
          "agente",
          "arma",
          "faixa_etaria",
          "feminino",
          "masculino",
          "nao_informado",
          "total_vitima",
          "total",
          "total_peso",
          "abrangencia",
          "formulario");
  private static final long SEED = 20_231_122L;
  private static final int MONTHS = 12;
  private static final int MUNICIPALITIES_OF_A_STATE = 4;
  private static final int REGIONS_OF_THE_DISTRITO_FEDERAL = 33;
  private static final String NOT_INFORMED = "NÃO INFORMADO";
  private static final String SUFFIX = " (amostra sintética)";

  private final Random random = new Random(SEED);
  private final Worksheet sheet;
  private int row;

  private SampleWorkbook(Worksheet sheet) {
    this.sheet = sheet;
  }

  /**
   * Writes the workbook; always the same rows.
   *
   * @param out where to; not closed
   * @param reference whose states and municipalities
   * @return how many rows it has, without the header
   * @throws IOException if writing fails
   */
  public static int write(OutputStream out, Reference reference) throws IOException {
    try (Workbook workbook = new Workbook(out, "sinesp-producer", "1.0")) {
      SampleWorkbook sample = new SampleWorkbook(workbook.newWorksheet("amostra sintética"));
      sample.header();
      for (State state : reference.states().all()) {
        sample.state(state, reference.municipalities().all());
      }
      sample.sheet.finish();
      return sample.row - 1;
    }
  }

  private void header() {
    for (int i = 0; i < HEADERS.size(); i++) {
      sheet.value(0, i, HEADERS.get(i));
    }
    row = 1;
  }

  private void state(State state, List<Municipality> all) {
    List<Municipality> some =
        all.stream()
            .filter(municipality -> municipality.uf().equals(state.uf()))
            .limit(MUNICIPALITIES_OF_A_STATE)
            .toList();
    for (int month = 1; month <= MONTHS; month++) {
      for (Municipality municipality : some) {
        boolean parts = state.uf().equals("DF");
        for (int i = 0; i < (parts ? REGIONS_OF_THE_DISTRITO_FEDERAL : 1); i++) {
          victims(state.uf(), municipality.nome().toUpperCase(Locale.ROOT), month);
        }
      }
      vehicles(state.uf(), month, "Estadual");
      vehicles(state.uf(), month, "Polícia Rodoviária Federal");
      seizure(state.uf(), month);
    }
  }

  private void victims(String uf, String municipality, int month) {
    labels(uf, municipality, "Homicídio doloso", month, "Estadual");
    // One row in ten reports nothing, which is not zero.
    if (random.nextInt(10) > 0) {
      int women = random.nextInt(3);
      int men = random.nextInt(4);
      sheet.value(row, 7, women);
      sheet.value(row, 8, men);
      sheet.value(row, 9, 0);
      sheet.value(row, 10, women + men);
    }
    row++;
  }

  private void vehicles(String uf, int month, String body) {
    labels(uf, NOT_INFORMED, "Roubo de veículo", month, body);
    sheet.value(row, 11, random.nextInt(200));
    row++;
  }

  private void seizure(String uf, int month) {
    labels(uf, NOT_INFORMED, "Apreensão de Cocaína", month, "Estadual");
    sheet.value(row, 12, random.nextInt(1_000_000) / 1000.0);
    row++;
  }

  private void labels(String uf, String municipality, String event, int month, String body) {
    sheet.value(row, 0, uf);
    sheet.value(row, 1, municipality);
    sheet.value(row, 2, event + SUFFIX);
    sheet.value(row, 3, LocalDate.of(YEAR, month, 1));
    sheet.style(row, 3).format("dd/mm/yyyy").set();
    sheet.value(row, 13, body);
    sheet.value(row, 14, "Formulário sintético");
  }
}
