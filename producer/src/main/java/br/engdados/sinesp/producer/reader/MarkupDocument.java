package br.engdados.sinesp.producer.reader;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files that begin with markup: some are tables that Excel opens, most are pages of a site. */
final class MarkupDocument {
  private static final Pattern HTML =
      Pattern.compile("<!doctype html|<html|<table|<head|<body|<meta|<style|<div");
  private static final Pattern COLUMN =
      Pattern.compile("data_refer|munic.{1,8}pio|tipo.crime|v.{1,8}timas|abrang");

  private MarkupDocument() {}

  /** Says what the file is and what to do, or null where it does not begin with markup. */
  static String described(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (Signatures.startsWith(start, 0xFF, 0xFE) || Signatures.startsWith(start, 0xFE, 0xFF)) {
      text = text.substring(2).replace("\u0000", "");
    }
    text = (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).strip();
    if (!text.startsWith("<")) {
      return null;
    }
    if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return "an XML spreadsheet of Excel 2003. " + CompoundFile.SAVE_AS;
    }
    if (text.contains("opendocument")) {
      return "a flat OpenDocument spreadsheet (.fods). " + CompoundFile.SAVE_AS;
    }
    boolean excel = text.contains("urn:schemas-microsoft-com:office:excel");
    boolean html = excel || HTML.matcher(text).find();
    if (html && (excel || (text.contains("<table") && COLUMN.matcher(text).find()))) {
      return "an HTML table, whatever its name says. " + CompoundFile.SAVE_AS;
    }
    if (html) {
      return "an HTML page, not a data file; the site has answered with a page (an error, a login or"
          + " a block) instead of the download. Download the file again in a browser.";
    }
    return text.startsWith("<?xml")
        ? "an XML document, neither a workbook nor a CSV. Download the workbook."
        : null;
  }
}
