package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.output.OutputException;
import br.engdados.sinesp.producer.output.WholeFile;
import com.opencsv.CSVWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The CSV of all changes: what a row is, then every measure before and after. */
public final class DiffFile implements AutoCloseable {
  private static final List<String> ROW =
      List.of(
          "op",
          "id",
          "dataset_id",
          "uf",
          "codigo_municipio",
          "municipio",
          "tipo_crime",
          "ano",
          "mes",
          "abrangencia",
          "agente",
          "arma",
          "faixa_etaria");

  private final CSVWriter csv;
  private final Path path;

  /**
   * Begins the file.
   *
   * @param path where; its folder is made if need be
   * @throws OutputException if it cannot be written
   * @throws IOException never otherwise
   */
  public DiffFile(Path path) throws IOException {
    this.path = path;
    try {
      if (path.toAbsolutePath().getParent() != null) {
        Files.createDirectories(path.toAbsolutePath().getParent());
      }
      csv = new CSVWriter(Files.newBufferedWriter(path));
    } catch (IOException e) {
      throw new OutputException(path + ": cannot be written (" + e + "). Check --diff.", e);
    }
    List<String> header = new ArrayList<>(ROW);
    for (Measure measure : Measure.values()) {
      header.add(measure.column() + "_old");
      header.add(measure.column() + "_new");
    }
    header.addAll(List.of("formulario_old", "formulario_new"));
    csv.writeNext(header.toArray(new String[0]), false);
  }

  /** Writes a change; one of the two rows may be null. */
  void write(Operation operation, Occurrence before, Occurrence after) throws IOException {
    Occurrence row = after == null ? before : after;
    List<String> cells =
        new ArrayList<>(
            Arrays.asList(
                operation.code(),
                row.id().toString(),
                row.edition().dataset().id(),
                row.place().uf(),
                Objects.toString(row.place().codigoMunicipio(), ""),
                row.place().municipio(),
                row.tipoCrime(),
                Integer.toString(row.period().getYear()),
                Integer.toString(row.period().getMonthValue()),
                row.breakdown().abrangencia(),
                row.breakdown().agente(),
                row.breakdown().arma(),
                row.breakdown().faixaEtaria()));
    for (Measure measure : Measure.values()) {
      cells.add(text(before == null ? null : measure.of(before)));
      cells.add(text(after == null ? null : measure.of(after)));
    }
    cells.add(before == null ? "" : before.breakdown().formulario());
    cells.add(after == null ? "" : after.breakdown().formulario());
    csv.writeNext(cells.toArray(new String[0]), false);
    if (csv.checkError()) {
      throw WholeFile.unwritable(path, csv.getException());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      csv.close();
    } catch (IOException e) {
      throw WholeFile.unwritable(path, e);
    }
  }

  private static String text(BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
