package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tukaani.xz.CorruptedInputException;
import org.tukaani.xz.XZInputStream;

/** A CSV, plain or compressed, the only table of its file. */
final class CsvFile implements DataFile {
  private static final int XZ_MEMORY_KIB = 96 << 10;
  private static final int BUFFER = 1 << 16;
  // A quoted cell may hold line breaks, but a quote that is never closed must not eat the file.
  private static final int MOST_LINES_OF_A_ROW = 100;

  private final SourceFile file;
  private final CountingInputStream compressed;
  private final Notes notes;
  private final CSVReader csv;
  private final CsvTable table;
  private boolean handedOut;

  private CsvFile(
      SourceFile file, CountingInputStream compressed, Notes notes, CSVReader csv, CsvTable table) {
    this.file = file;
    this.compressed = compressed;
    this.notes = notes;
    this.csv = csv;
    this.table = table;
  }

  static CsvFile open(SourceFile file, Format format, ColumnMapping mapping, Limits limits)
      throws IOException {
    CountingInputStream compressed = new CountingInputStream(file.path());
    Notes notes = new Notes();
    try {
      EncodedText text =
          new EncodedText(
              file.name(),
              decompressed(file, format, limits, compressed),
              () -> decompressed(file, format, limits, new CountingInputStream(file.path())),
              notes);
      CsvHeader header = CsvHeader.find(file, text, mapping, notes);
      CSVReader csv = reader(text, header.separator());
      for (int row = 0; row < header.row(); row++) {
        csv.readNext();
      }
      return new CsvFile(
          file,
          compressed,
          notes,
          csv,
          new CsvTable(file.name(), text, csv, header, limits, notes));
    } catch (CsvException | IOException e) {
      compressed.close();
      throw unreadable(file.name(), e);
    }
  }

  @Override
  public Table nextTable() {
    if (handedOut) {
      return null;
    }
    handedOut = true;
    return table;
  }

  @Override
  public List<String> notes() {
    return notes.list();
  }

  @Override
  public double progress() {
    return file.size() == 0 ? 1 : Math.min(1, (double) compressed.count() / file.size());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  private static InputStream decompressed(
      SourceFile file, Format format, Limits limits, CountingInputStream compressed)
      throws IOException {
    InputStream stream =
        switch (format) {
          case GZIP -> new GZIPInputStream(compressed, BUFFER);
          case XZ -> new XZInputStream(compressed, XZ_MEMORY_KIB);
          case TEXT -> compressed;
          case WORKBOOK, ARCHIVE -> throw new IllegalArgumentException("no CSV: " + format);
        };
    return new LimitedInputStream(file.name(), limits, compressed, stream);
  }

  /** Parts text into rows of cells. */
  static CSVReader reader(Reader text, char separator) {
    return new CSVReaderBuilder(text)
        .withCSVParser(new RFC4180ParserBuilder().withSeparator(separator).build())
        .withMultilineLimit(MOST_LINES_OF_A_ROW)
        // Verifying takes most errors of the stream, a truncated archive too, for its end.
        .withVerifyReader(false)
        .build();
  }

  /** Says what a failure to read means for the file of this name. */
  static InputException unreadable(String name, Exception cause) {
    if (cause instanceof InputException known) {
      return known;
    }
    if (cause instanceof EOFException) {
      return new InputException(
          name + ": the file is truncated: it ends early. Download it again.", cause);
    }
    if (cause instanceof ZipException || cause instanceof CorruptedInputException) {
      return new InputException(
          "%s: the archive is damaged (%s). Download it again.".formatted(name, cause.getMessage()),
          cause);
    }
    return new InputException(
        "%s: cannot be read (%s).".formatted(name, cause.getMessage()), cause);
  }
}
