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
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
  private final CSVReader csv;
  private final Layout layout;
  private final CsvTable table;
  private final Notes notes = new Notes();
  private boolean handedOut;

  private CsvFile(
      SourceFile file,
      Limits limits,
      CountingInputStream compressed,
      CSVReader csv,
      Layout layout,
      int width) {
    this.file = file;
    this.compressed = compressed;
    this.csv = csv;
    this.layout = layout;
    this.table = new CsvTable(limits, width);
  }

  static CsvFile open(SourceFile file, Format format, ColumnMapping mapping, Limits limits)
      throws IOException {
    CsvDialect dialect;
    try (InputStream text =
        decompressed(file, format, limits, new CountingInputStream(file.path()))) {
      dialect = CsvDialect.of(file, text, mapping);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    CountingInputStream compressed = new CountingInputStream(file.path());
    try {
      InputStream text = decompressed(file, format, limits, compressed);
      CSVReader csv = reader(text, dialect);
      String[] headers = CsvDialect.cleaned(csv.readNext());
      Layout layout =
          mapping
              .layout(file.name(), Arrays.asList(headers), false)
              .separatedBy(dialect.separator());
      return new CsvFile(file, limits, compressed, csv, layout, headers.length);
    } catch (CsvException | IOException e) {
      compressed.close();
      throw unreadable(file, e);
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
          case WORKBOOK -> throw new IllegalArgumentException("a workbook is no CSV");
        };
    return new LimitedInputStream(file.name(), limits, compressed, stream);
  }

  private static CSVReader reader(InputStream text, CsvDialect dialect) {
    return new CSVReaderBuilder(new InputStreamReader(text, dialect.charset()))
        .withCSVParser(new RFC4180ParserBuilder().withSeparator(dialect.separator()).build())
        .withMultilineLimit(MOST_LINES_OF_A_ROW)
        // Verifying takes most errors of the stream, a truncated archive too, for its end.
        .withVerifyReader(false)
        .build();
  }

  private static IOException unreadable(SourceFile file, Exception cause) {
    if (cause instanceof InputException known) {
      return known;
    }
    if (cause instanceof EOFException) {
      return new InputException(
          file.name() + ": the file is truncated: it ends early. Download it again.", cause);
    }
    if (cause instanceof ZipException || cause instanceof CorruptedInputException) {
      return new InputException(
          "%s: the archive is damaged (%s). Download it again."
              .formatted(file.name(), cause.getMessage()),
          cause);
    }
    return new InputException(
        "%s: cannot be read (%s).".formatted(file.name(), cause.getMessage()), cause);
  }

  private final class CsvTable implements Table {
    private final Limits limits;
    private final int width;
    private final Field[] fields;
    private final int[] columns;
    private int number = 1;

    private CsvTable(Limits limits, int width) {
      this.limits = limits;
      this.width = width;
      List<Field> found = layout.columns().keySet().stream().sorted().toList();
      fields = found.toArray(new Field[0]);
      columns = found.stream().mapToInt(field -> layout.columns().get(field).index()).toArray();
    }

    @Override
    public Layout layout() {
      return layout;
    }

    @Override
    public Row next() throws IOException {
      String[] texts;
      do {
        number++;
        texts = read();
        if (texts == null) {
          return null;
        }
      } while (texts.length == 1 && texts[0].isBlank());
      if (number > limits.rows()) {
        throw new InputException(
            file.name() + ": more than " + limits.rows() + " rows; refused as hostile.");
      }
      if (texts.length != width) {
        return Row.faulty(
            number, null, "%d cells where the header has %d".formatted(texts.length, width));
      }
      Object[] cells = new Object[Field.count()];
      for (int i = 0; i < fields.length; i++) {
        cells[fields[i].slot()] = cell(texts[columns[i]], fields[i]);
      }
      return new Row(number, null, cells);
    }

    private String[] read() throws IOException {
      try {
        return csv.readNext();
      } catch (CsvException | IOException e) {
        throw unreadable(file, e);
      }
    }

    private String cell(String published, Field field) throws InputException {
      String text = CellValues.text(published);
      if (text == null) {
        return null;
      }
      if (text.indexOf('\uFFFD') >= 0) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "%s, row %d, column %s: not UTF-8 text (Latin-1 or Windows-1252?). Convert the"
                    + " file: iconv -f WINDOWS-1252 -t UTF-8 IN.csv > OUT.csv",
                file.name(),
                number,
                layout.headerOf(field)));
      }
      if (text.length() > limits.cellLength()) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "%s, row %d, column %s: a cell of more than %d characters; refused as hostile.",
                file.name(),
                number,
                layout.headerOf(field),
                limits.cellLength()));
      }
      return text;
    }
  }
}
