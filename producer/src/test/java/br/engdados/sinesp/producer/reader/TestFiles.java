package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files for tests. */
public final class TestFiles {
  /** The header of the yearly files. */
  public static final String VDE_HEADER =
      "uf,municipio,evento,data_referencia,agente,arma,faixa_etaria,feminino,masculino,"
          + "nao_informado,total_vitima,total,total_peso,abrangencia,formulario";

  /** Opens files as the program does. */
  public static final DataFiles FILES = new DataFiles(ColumnMapping.load(), Limits.DEFAULT);

  private static final String SPREADSHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private TestFiles() {}

  /** Writes text and describes the file. */
  public static SourceFile text(Path folder, String name, String... lines) throws IOException {
    return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes and describes the file. */
  public static SourceFile bytes(Path folder, String name, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, content);
    return SourceFile.of(path);
  }

  /** Opens a file as the program does. */
  public static DataFile open(SourceFile file) throws IOException {
    return new DataFiles(ColumnMapping.load(), Limits.DEFAULT).open(file);
  }

  /** Reads all rows of all tables. */
  public static List<Row> rows(SourceFile file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (DataFile data = open(file)) {
      for (Table table = data.nextTable(); table != null; table = data.nextTable()) {
        for (Row row = table.next(); row != null; row = table.next()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** The parts of a workbook of one sheet, to be changed by a test. */
  public static Map<String, byte[]> parts(String sheetXml, String sharedStringsXml) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(
        parts,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
            + SPREADSHEET
            + "sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
            + SPREADSHEET
            + "sharedStrings+xml\"/></Types>");
    put(
        parts,
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    put(
        parts,
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    put(parts, "xl/sharedStrings.xml", sharedStringsXml);
    put(parts, "xl/worksheets/sheet1.xml", sheetXml);
    return parts;
  }

  /** Packs parts into a workbook. */
  public static SourceFile workbook(Path folder, String name, Map<String, byte[]> parts)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    zip(bytes, parts);
    return bytes(folder, name, bytes.toByteArray());
  }

  private static void zip(OutputStream out, Map<String, byte[]> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
  }

  /** Puts text as a part. */
  public static void put(Map<String, byte[]> parts, String name, String xml) {
    parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
  }
}
