package br.engdados.sinesp.producer.reader;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens the XML parts of a workbook; entities are not expanded. */
final class WorkbookXml {
  private static final XMLInputFactory FACTORY = factory();

  private WorkbookXml() {}

  static XMLStreamReader reader(InputStream part) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(part);
  }

  /** Gives an attribute of the current element by its local name, or null. */
  static String attribute(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (localName.equals(xml.getAttributeLocalName(i))) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Whether an attribute of the current element says yes, as XML Schema writes it. */
  static boolean isTrue(XMLStreamReader xml, String localName) {
    String value = attribute(xml, localName);
    return "1".equals(value) || "true".equalsIgnoreCase(value);
  }

  /**
   * Reads the text of an element of rich text ({@code si}, {@code is}) to its end: its runs without
   * the phonetic ones (ECMA-376 part 1, 18.4.8), escapes resolved, blank as null.
   */
  static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
    String first = null;
    StringBuilder more = null;
    int phonetic = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        String name = xml.getLocalName();
        if (name.equals("rPh")) {
          phonetic++;
        } else if (name.equals("t") && phonetic == 0) {
          String run = xml.getElementText();
          if (first == null) {
            first = run;
          } else {
            more = more == null ? new StringBuilder(first) : more;
            more.append(run);
          }
        }
      } else if (event == XMLStreamReader.END_ELEMENT) {
        String name = xml.getLocalName();
        if (name.equals("rPh")) {
          phonetic--;
        } else if (name.equals(element)) {
          return CellValues.unescaped(more == null ? first : more.toString());
        }
      }
    }
    throw new XMLStreamException("no end of " + element);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
