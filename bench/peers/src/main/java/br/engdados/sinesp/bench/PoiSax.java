package br.engdados.sinesp.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Apache POI's event reader with a plain handler: texts as strings, numbers as doubles. POI's own
 * handler formats every cell as Excel would show it and takes many times longer.
 */
public final class PoiSax {
  private PoiSax() {}

  /**
   * Reads the first sheet of a workbook once.
   *
   * @param arguments the file
   * @throws IOException if it cannot be read
   * @throws OpenXML4JException if it is no workbook
   * @throws SAXException if its XML is broken
   * @throws ParserConfigurationException if there is no XML parser
   */
  public static void main(String[] arguments)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    Pass pass = new Pass();
    try (OPCPackage workbook = OPCPackage.open(new File(arguments[0]), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(workbook);
      ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(workbook);
      XMLReader parser = XMLHelper.newXMLReader();
      parser.setContentHandler(new Cells(strings, pass));
      try (InputStream sheet = reader.getSheetsData().next()) {
        parser.parse(new InputSource(sheet));
      }
    }
    pass.print();
  }

  private static final class Cells extends DefaultHandler {
    private final SharedStrings strings;
    private final Pass pass;
    private final StringBuilder text = new StringBuilder();
    private String type;
    private boolean inValue;
    private boolean inData;

    Cells(SharedStrings strings, Pass pass) {
      this.strings = strings;
      this.pass = pass;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      if (local.equals("c")) {
        type = attributes.getValue("t");
      } else if (local.equals("v") || local.equals("t")) {
        inValue = true;
        text.setLength(0);
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      if (inValue) {
        text.append(characters, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      switch (local) {
        case "v", "t" -> {
          inValue = false;
          if (inData) {
            pass.cell(value());
          }
        }
        case "row" -> {
          if (inData) {
            pass.row();
          }
          inData = true; // the first row is the header
        }
        default -> {}
      }
    }

    private Object value() {
      if ("s".equals(type)) {
        return strings.getItemAt(Integer.parseInt(text.toString())).getString();
      }
      return type == null || type.equals("n") ? Double.valueOf(text.toString()) : text.toString();
    }
  }
}
