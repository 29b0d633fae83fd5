package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workbook written part by part, in forms that no writer offers. */
final class TestWorkbook {
  static final String[] HEADER = TestFiles.VDE_HEADER.split(",");

  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** A cell as it stands in the file; {@code REF} becomes its reference. */
  record Raw(String xml) {}

  private record Sheet(String name, String state, String kind, String xml) {}

  private final List<Sheet> sheets = new ArrayList<>();
  private boolean strict;
  private String prefix = "";
  private String calculation = "";

  TestWorkbook sheet(String name, String... rows) {
    return add(name, "visible", "worksheet", String.join("", rows), "");
  }

  TestWorkbook hiddenSheet(String name, String... rows) {
    return add(name, "hidden", "worksheet", String.join("", rows), "");
  }

  TestWorkbook mergedSheet(String name, String range, String... rows) {
    String merges = "<mergeCells count=\"1\"><mergeCell ref=\"" + range + "\"/></mergeCells>";
    return add(name, "visible", "worksheet", String.join("", rows), merges);
  }

  TestWorkbook chartSheet(String name) {
    return add(name, "visible", "chartsheet", "", "");
  }

  TestWorkbook strict() {
    strict = true;
    return this;
  }

  /** Names every element of a sheet with a prefix, as some libraries do. */
  TestWorkbook prefixed() {
    prefix = "x:";
    return this;
  }

  /** As programs that do not calculate write it. */
  TestWorkbook toBeCalculated() {
    calculation = "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>";
    return this;
  }

  /** Writes a row: texts, numbers, blanks (null) and raw cells, from column A on. */
  static String row(int number, Object... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      String reference = (char) ('A' + i) + "" + number;
      if (cells[i] instanceof String text) {
        row.append("<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>");
      } else if (cells[i] instanceof Raw raw) {
        row.append(raw.xml().replace("REF", reference));
      } else if (cells[i] != null) {
        row.append("<c r=\"" + reference + "\"><v>" + cells[i] + "</v></c>");
      }
    }
    return row.append("</row>").toString();
  }

  /** A row of the yearly files: one municipality's count of an event. */
  static String data(int number, String municipio, Object total) {
    return row(
        number,
        "SP",
        municipio,
        "Roubo de carga",
        45292,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        total,
        null,
        "Estadual");
  }

  static String header(int number) {
    return row(number, (Object[]) HEADER);
  }

  SourceFile write(Path folder, String name) throws IOException {
    return TestFiles.workbook(folder, name, parts());
  }

  Map<String, byte[]> parts() {
    String main =
        strict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String relationships =
        strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    StringBuilder list = new StringBuilder();
    StringBuilder targets = new StringBuilder();
    Map<String, byte[]> parts = new LinkedHashMap<>();
    TestFiles.put(
        parts,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
            + TYPES
            + "sheet.main+xml\"/></Types>");
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      String part = sheet.kind() + "s/sheet" + (i + 1) + ".xml";
      String id = " r:id=\"rId" + i + "\"/>";
      String state = sheet.state().equals("visible") ? "" : " state=\"" + sheet.state() + "\"";
      list.append("<sheet name=\"" + sheet.name() + "\" sheetId=\"" + (i + 1) + "\"" + state + id);
      targets.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(i, relationships, sheet.kind(), part));
      TestFiles.put(parts, "xl/" + part, sheetXml(sheet, main));
    }
    TestFiles.put(
        parts,
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + targets
            + "</Relationships>");
    TestFiles.put(
        parts,
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets>%s</workbook>"
            .formatted(main, relationships, list, calculation));
    return parts;
  }

  private String sheetXml(Sheet sheet, String main) {
    String xml = "<" + sheet.kind() + ">" + sheet.xml() + "</" + sheet.kind() + ">";
    String named = prefix.isEmpty() ? xml : xml.replaceAll("<(/?)(\\w)", "<$1" + prefix + "$2");
    String declaration = prefix.isEmpty() ? " xmlns=\"" : " xmlns:x=\"";
    int end = named.indexOf('>');
    return named.substring(0, end) + declaration + main + "\"" + named.substring(end);
  }

  private TestWorkbook add(String name, String state, String kind, String rows, String after) {
    String data = kind.equals("worksheet") ? "<sheetData>" + rows + "</sheetData>" : "<drawing/>";
    sheets.add(new Sheet(name, state, kind, data + after));
    return this;
  }
}
