package br.engdados.sinesp.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Data files that ask for far more than they weigh. All are whole: nothing but a limit stops them.
 */
final class HostileFiles {
  static final int MEBIBYTE = 1 << 20;

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEET_BEGIN =
      "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + header();
  private static final String SHEET_END = "</sheetData></worksheet>";
  private static final String TEXTS = "<sst xmlns=\"" + MAIN + "\"><si><t>x</t></si></sst>";

  private HostileFiles() {}

  /**
   * A workbook of sheets of one GiB each.
   *
   * @param digits how many random digits there are in each KiB; none packs best
   */
  static Path bomb(Path file, int sheets, int digits) throws IOException {
    String rows = "<row r=\"2\"><c r=\"A2\"><v>" + "0".repeat(digits) + "</v></c></row>";
    String block = mebibyte(rows, digits);
    try (RepeatingZip zip = new RepeatingZip(file)) {
      frame(zip, sheets);
      zip.entry("xl/sharedStrings.xml", TEXTS);
      for (int sheet = 1; sheet <= sheets; sheet++) {
        zip.entry("xl/worksheets/sheet" + sheet + ".xml", SHEET_BEGIN, block, 1024, SHEET_END);
      }
    }
    return file;
  }

  /** A workbook whose table of texts has one GiB; as of {@link #bomb}. */
  static Path texts(Path file, int digits) throws IOException {
    String block = mebibyte("<si><t>" + "0".repeat(digits) + "</t></si>", digits);
    try (RepeatingZip zip = new RepeatingZip(file)) {
      frame(zip, 1);
      zip.entry("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">", block, 1024, "</sst>");
      zip.entry("xl/worksheets/sheet1.xml", SHEET_BEGIN + SHEET_END);
    }
    return file;
  }

  /** A workbook with entities that expand to ten thousand million laughs in one of its parts. */
  static Path laughs(Path file, String part) throws IOException {
    StringBuilder entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [");
    entities.append("<!ENTITY l0 \"laugh\">");
    for (int i = 1; i <= 10; i++) {
      String below = "&l" + (i - 1) + ";";
      entities.append("<!ENTITY l").append(i).append(" \"").append(below.repeat(10)).append("\">");
    }
    entities.append("]>");
    boolean inSheet = part.equals("sheet");
    String inlined = "<c r=\"A2\" t=\"inlineStr\"><is><t>&l10;</t></is></c>";
    String shared = "<c r=\"A2\" t=\"s\"><v>0</v></c>";
    try (RepeatingZip zip = new RepeatingZip(file)) {
      frame(zip, 1);
      zip.entry("xl/sharedStrings.xml", inSheet ? TEXTS : entities + TEXTS.replace("x<", "&l10;<"));
      zip.entry(
          "xl/worksheets/sheet1.xml",
          (inSheet ? entities : "")
              + SHEET_BEGIN
              + "<row r=\"2\">"
              + (inSheet ? inlined : shared)
              + "</row>"
              + SHEET_END);
    }
    return file;
  }

  /** A CSV of ten GiB of rows, in members or streams of 16 MiB. */
  static Path csv(Path file) throws IOException {
    String row = "SP,SÃO PAULO,Suicídio,2023-01-01,,,,1,1,1,3,,,Estadual,Formulário 1\n";
    byte[] rows = row.repeat(16 * MEBIBYTE / row.length()).getBytes(StandardCharsets.UTF_8);
    byte[] header = (YearlyCsv.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    boolean gzip = file.toString().endsWith(".gz");
    byte[] packed = packed(rows, gzip);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(packed(header, gzip));
      for (int i = 0; i < 640; i++) {
        out.write(packed);
      }
    }
    return file;
  }

  private static byte[] packed(byte[] bytes, boolean gzip) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        gzip ? new GZIPOutputStream(packed) : new XZOutputStream(packed, new LZMA2Options(1))) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Repeats a piece to a MiB, with other digits in every KiB. */
  private static String mebibyte(String piece, int digits) {
    Random random = new Random(1);
    StringBuilder block = new StringBuilder(MEBIBYTE);
    while (block.length() < MEBIBYTE) {
      int kib = block.length() + 1024;
      if (digits > 0) {
        StringBuilder other = new StringBuilder();
        random.ints(digits, 0, 10).forEach(other::append);
        block.append(piece.replace("0".repeat(digits), other));
      }
      while (block.length() + piece.length() <= kib) {
        block.append(piece);
      }
      block.append(" ".repeat(Math.max(0, kib - block.length())));
    }
    return block.toString();
  }

  private static void frame(RepeatingZip zip, int sheets) throws IOException {
    zip.entry(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + override("/xl/workbook.xml", "sheet.main+xml")
            + override("/xl/sharedStrings.xml", "sharedStrings+xml")
            + "</Types>");
    StringBuilder relations = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (int i = 1; i <= sheets; i++) {
      relations.append(
          "<Relationship Id=\"rId%d\" Target=\"worksheets/sheet%d.xml\"/>".formatted(i, i));
      names.append("<sheet name=\"S%d\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(i, i, i));
    }
    zip.entry(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relations
            + "</Relationships>");
    zip.entry(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
            .formatted(MAIN, RELATIONS, names));
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s%s\"/>".formatted(part, TYPES, type);
  }

  private static String header() {
    StringBuilder row = new StringBuilder("<row r=\"1\">");
    char column = 'A';
    for (String name : YearlyCsv.HEADER.split(",", -1)) {
      row.append("<c r=\"%s1\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column++, name));
    }
    return row.append("</row>").toString();
  }
}
