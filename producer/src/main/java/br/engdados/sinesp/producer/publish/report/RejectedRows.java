package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.output.WholeFile;
import com.opencsv.CSVWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of rejected rows beside the report; it comes into being with the first of them. */
public final class RejectedRows implements AutoCloseable {
  private final Path path;
  private CSVWriter csv;

  /**
   * Names the file.
   *
   * @param path where it goes
   */
  public RejectedRows(Path path) {
    this.path = path;
  }

  /**
   * Makes one that keeps no rows.
   *
   * @return one without a file
   */
  public static RejectedRows nowhere() {
    return new RejectedRows(null);
  }

  void add(String file, Normalised.Rejected rejected) throws IOException {
    if (path == null) {
      return;
    }
    if (csv == null) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      csv = new CSVWriter(Files.newBufferedWriter(path));
      csv.writeNext(new String[] {"file", "row", "column", "value", "reason"}, false);
    }
    csv.writeNext(
        new String[] {
          file, rejected.row().position(), rejected.column(), rejected.value(), rejected.reason()
        },
        false);
    if (csv.checkError()) {
      throw WholeFile.unwritable(path, csv.getException());
    }
  }

  @Override
  public void close() throws IOException {
    if (csv == null) {
      return;
    }
    try {
      csv.close();
    } catch (IOException e) {
      throw WholeFile.unwritable(path, e);
    }
  }
}
