package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a CSV is written, found by looking at it. The yearly files are UTF-8 and nothing else, so
 * that a file that some program has re-coded on the way is noticed; the older datasets exist in
 * Windows-1252 too.
 *
 * @param separator comma or semicolon, whichever the header row has more of
 * @param charset UTF-8 or Windows-1252
 */
record CsvDialect(char separator, Charset charset) {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int LONGEST_HEADER = 1 << 16;

  /** Looks at a CSV; reads it to its end only where the encoding has to be found. */
  static CsvDialect of(SourceFile file, InputStream text, ColumnMapping mapping)
      throws IOException {
    byte[] header = firstLine(file, text);
    Format.refuseForeign(file, header);
    boolean utf8 = isUtf8(header);
    String line = new String(header, utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252);
    char separator = count(line, ';') > count(line, ',') ? ';' : ',';
    ICSVParser parser = new RFC4180ParserBuilder().withSeparator(separator).build();
    String[] headers = cleaned(parser.parseLine(line));
    Dataset dataset = mapping.layout(file.name(), Arrays.asList(headers), false).dataset();
    boolean readAsUtf8 = dataset == Dataset.VDE || (utf8 && restIsUtf8(text));
    return new CsvDialect(separator, readAsUtf8 ? StandardCharsets.UTF_8 : WINDOWS_1252);
  }

  /** Strips byte-order mark and blanks from headers; blank headers become null. */
  static String[] cleaned(String[] headers) {
    String[] cleaned = new String[headers.length];
    for (int i = 0; i < headers.length; i++) {
      cleaned[i] = CellValues.text(headers[i]);
    }
    return cleaned;
  }

  private static byte[] firstLine(SourceFile file, InputStream text) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = text.read(); b >= 0 && b != '\n' && b != '\r'; b = text.read()) {
      line.write(b);
      if (line.size() > LONGEST_HEADER) {
        throw new InputException(
            file.name()
                + ": neither a workbook nor a CSV: no line break in its first "
                + LONGEST_HEADER
                + " bytes.");
      }
    }
    return line.toByteArray();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean restIsUtf8(InputStream text) throws IOException {
    Reader strict =
        new InputStreamReader(
            text,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    try {
      char[] buffer = new char[1 << 13];
      int read;
      do {
        read = strict.read(buffer);
      } while (read >= 0);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
