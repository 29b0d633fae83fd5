package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Opens data files of every format, which is found from the content, not from the name. */
public final class DataFiles {
  private final ColumnMapping mapping;
  private final Limits limits;

  /**
   * Makes an opener.
   *
   * @param mapping which headers mean what
   * @param limits when a file is refused
   */
  public DataFiles(ColumnMapping mapping, Limits limits) {
    this.mapping = mapping;
    this.limits = limits;
  }

  /**
   * Opens a file.
   *
   * @param file the file
   * @return its tables; the caller closes it
   * @throws InputException if the file is missing, empty, broken or in no known format
   * @throws IOException if reading fails
   */
  public DataFile open(SourceFile file) throws IOException {
    return open(file, true);
  }

  private DataFile open(SourceFile file, boolean archives) throws IOException {
    try {
      Format format = Format.of(file);
      return switch (format) {
        case WORKBOOK -> WorkbookFile.open(file, mapping, limits);
        case ARCHIVE -> {
          if (!archives) {
            throw new InputException(file.name() + ": an archive in an archive. Unpack both.");
          }
          yield ArchivedFile.open(file, limits, unpacked -> open(unpacked, false));
        }
        case GZIP, XZ, TEXT -> CsvFile.open(file, format, mapping, limits);
      };
    } catch (NoSuchFileException e) {
      throw new InputException(file.path() + ": no such file.", e);
    }
  }
}
