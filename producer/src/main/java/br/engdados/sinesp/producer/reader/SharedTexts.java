package br.engdados.sinesp.producer.reader;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that the cells of a workbook share (ECMA-376 part 1, 18.4). */
final class SharedTexts {
  static final SharedTexts NONE = new SharedTexts(List.of());

  private final List<String> texts;

  private SharedTexts(List<String> texts) {
    this.texts = texts;
  }

  static SharedTexts read(InputStream part) throws XMLStreamException {
    List<String> texts = new ArrayList<>();
    XMLStreamReader xml = WorkbookXml.reader(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(WorkbookXml.richText(xml, "si"));
      }
    }
    return new SharedTexts(texts);
  }

  /** Gives a text without blanks at its ends, or null for a blank one. */
  String get(String index) throws XMLStreamException {
    int i = Digits.read(index);
    if (i < 0 || i >= texts.size()) {
      throw new XMLStreamException("no shared text " + index);
    }
    return texts.get(i);
  }
}
