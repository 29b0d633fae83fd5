package br.engdados.sinesp.producer.reader;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads when a workbook was saved last: {@code dcterms:modified}, ECMA-376 part 2, 11. */
public final class WorkbookProperties {
  private static final String PART = "docProps/core.xml";
  private static final int LARGEST_BYTES = 1 << 16;
  private static final String DCTERMS = "http://purl.org/dc/terms/";

  private WorkbookProperties() {}

  /**
   * Reads.
   *
   * @param path a file
   * @return the instant; empty if it is no workbook or does not tell
   * @throws IOException if reading fails
   */
  public static Optional<Instant> lastSaved(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry properties = zip.getEntry(PART);
      if (properties == null) {
        return Optional.empty();
      }
      try (InputStream stream = zip.getInputStream(properties)) {
        return modified(stream.readNBytes(LARGEST_BYTES));
      }
    } catch (ZipException | EOFException e) {
      // A CSV, or a broken workbook, of which publishing tells more.
      return Optional.empty();
    }
  }

  private static Optional<Instant> modified(byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && DCTERMS.equals(reader.getNamespaceURI())
            && "modified".equals(reader.getLocalName())) {
          return Optional.of(OffsetDateTime.parse(reader.getElementText().strip()).toInstant());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | DateTimeException e) {
      // What cannot be understood tells nothing.
      return Optional.empty();
    }
  }
}
