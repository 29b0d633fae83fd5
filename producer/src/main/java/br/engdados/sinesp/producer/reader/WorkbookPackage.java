package br.engdados.sinesp.producer.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an Excel workbook (ECMA-376), found by what the package says of itself. Elements are
 * known by their local names, so that the transitional and the strict kind are read alike.
 */
final class WorkbookPackage implements Closeable {
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /** Endings of content types, which differ in what stands before: plain, template, with macros. */
  private static final String WORKBOOK_TYPE = "main+xml";

  private static final String TEXTS_TYPE = "sharedStrings+xml";

  /**
   * A worksheet.
   *
   * @param name as on its tab
   * @param visible whether its tab is shown
   * @param part where its cells are, as {@link #entryName} has it
   */
  record Sheet(String name, boolean visible, String part) {}

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean date1904;
  private boolean recalculated;
  private String workbookPart = "xl/workbook.xml";
  private String textsPart;
  private SharedTexts texts = SharedTexts.NONE;

  private WorkbookPackage(ZipFile zip) {
    this.zip = zip;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      entries.putIfAbsent(entryName(entry.getName()), entry);
    }
  }

  /** Opens a workbook that {@link WorkbookCheck} has found whole. */
  static WorkbookPackage open(Path path) throws IOException, XMLStreamException {
    WorkbookPackage opened = new WorkbookPackage(new ZipFile(path.toFile()));
    try {
      opened.readContentTypes();
      opened.readWorkbook(opened.readTargets());
      if (opened.textsPart != null && opened.entries.containsKey(opened.textsPart)) {
        try (InputStream part = opened.part(opened.textsPart)) {
          opened.texts = SharedTexts.read(part);
        }
      }
      return opened;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** How an entry is looked up: some programs differ in case, or write backslashes. */
  static String entryName(String name) {
    String slashes = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return slashes.startsWith("/") ? slashes.substring(1) : slashes;
  }

  /** Lists the worksheets in the order of their tabs; sheets of charts are none. */
  List<Sheet> sheets() {
    return sheets;
  }

  boolean date1904() {
    return date1904;
  }

  /** Whether stored results of formulas are to be calculated anew when the workbook is opened. */
  boolean recalculated() {
    return recalculated;
  }

  SharedTexts texts() {
    return texts;
  }

  /** Opens a part. */
  InputStream part(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("no part " + name);
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void readContentTypes() throws IOException, XMLStreamException {
    try (InputStream part = part(entryName(CONTENT_TYPES))) {
      XMLStreamReader xml = WorkbookXml.reader(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("Override")) {
          String type = WorkbookXml.attribute(xml, "ContentType");
          String name = WorkbookXml.attribute(xml, "PartName");
          if (type != null && name != null && type.endsWith(WORKBOOK_TYPE)) {
            workbookPart = entryName(name);
          } else if (type != null && name != null && type.endsWith(TEXTS_TYPE)) {
            textsPart = entryName(name);
          }
        }
      }
    }
  }

  /** Gives the parts of worksheets by the ids that the workbook knows them under. */
  private Map<String, String> readTargets() throws IOException, XMLStreamException {
    int slash = workbookPart.lastIndexOf('/') + 1;
    String folder = workbookPart.substring(0, slash);
    String name = folder + "_rels/" + workbookPart.substring(slash) + ".rels";
    Map<String, String> targets = new HashMap<>();
    try (InputStream part = part(name)) {
      XMLStreamReader xml = WorkbookXml.reader(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT
            && xml.getLocalName().equals("Relationship")) {
          String type = WorkbookXml.attribute(xml, "Type");
          String target = WorkbookXml.attribute(xml, "Target");
          if (target != null && (type == null || type.endsWith("/worksheet"))) {
            targets.put(WorkbookXml.attribute(xml, "Id"), resolved(folder, target));
          }
        }
      }
    }
    return targets;
  }

  /** Resolves a target as RFC 3986 does, 5.2.4; not as a path of this machine. */
  private static String resolved(String folder, String target) {
    String path = target.startsWith("/") || target.startsWith("\\") ? target : folder + target;
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : entryName(path).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".") && !segment.isEmpty()) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }

  private void readWorkbook(Map<String, String> targets) throws IOException, XMLStreamException {
    try (InputStream part = part(workbookPart)) {
      XMLStreamReader xml = WorkbookXml.reader(part);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "workbookPr" -> date1904 = WorkbookXml.isTrue(xml, "date1904");
            case "calcPr" -> recalculated = WorkbookXml.isTrue(xml, "fullCalcOnLoad");
            case "sheet" -> addSheet(xml, targets);
            default -> {
              // Nothing that matters to the cells.
            }
          }
        }
      }
    }
  }

  private void addSheet(XMLStreamReader xml, Map<String, String> targets) {
    String target = targets.get(WorkbookXml.attribute(xml, "id"));
    String state = WorkbookXml.attribute(xml, "state");
    if (target != null) {
      boolean visible = !"hidden".equals(state) && !"veryHidden".equals(state);
      String name = WorkbookXml.attribute(xml, "name");
      sheets.add(new Sheet(name == null ? "" : name, visible, target));
    }
  }
}
