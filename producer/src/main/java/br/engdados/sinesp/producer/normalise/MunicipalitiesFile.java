package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.contract.reference.Municipalities;
import br.engdados.sinesp.contract.reference.Municipality;
import br.engdados.sinesp.contract.reference.State;
import br.engdados.sinesp.contract.reference.States;
import br.engdados.sinesp.contract.reference.TextFolding;
import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV of municipalities that came into being after a release: code, uf, name, year; with or
 * without a header line, which may order them otherwise, separated by commas or semicolons, UTF-8.
 */
final class MunicipalitiesFile {
  private static final String OPTION = "Check --municipalities.";
  private static final int LARGEST_BYTES = 1 << 16;
  private static final int LONGEST_NAME = 100;
  private static final int CODES_OF_A_STATE = 100_000;

  private enum Column {
    CODE,
    UF,
    NAME,
    YEAR
  }

  private static final List<Column> USUAL_ORDER = List.of(Column.values());
  private static final Map<String, Column> HEADERS =
      Map.ofEntries(
          Map.entry("CODE", Column.CODE),
          Map.entry("CODIGO", Column.CODE),
          Map.entry("CODIGOIBGE", Column.CODE),
          Map.entry("CODIGOMUNICIPIO", Column.CODE),
          Map.entry("UF", Column.UF),
          Map.entry("NAME", Column.NAME),
          Map.entry("NOME", Column.NAME),
          Map.entry("MUNICIPIO", Column.NAME),
          Map.entry("YEAR", Column.YEAR),
          Map.entry("ANO", Column.YEAR),
          Map.entry("INSTALADO", Column.YEAR));

  private final Path file;

  MunicipalitiesFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @param known what its municipalities are added to
   * @param states which states there are
   * @throws InputException if a line cannot be meant so; the message has its number
   */
  Municipalities addedTo(Municipalities known, States states) throws InputException {
    List<String> lines = lines();
    Municipalities all = known;
    List<Column> order = USUAL_ORDER;
    boolean first = true;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> cells = cells(lines.get(i));
      try {
        if (first && !cells.get(0).matches("[0-9]+")) {
          order = header(cells);
        } else {
          all = all.with(municipality(cells, order, states));
        }
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "%s, line %d: %s. %s".formatted(file, i + 1, e.getMessage(), OPTION), e);
      }
      first = false;
    }
    return all;
  }

  private List<String> lines() throws InputException {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new InputException(
            "%s: too large for a list of new municipalities (more than %d bytes). %s"
                .formatted(file, LARGEST_BYTES, OPTION));
      }
      String text = Files.readString(file);
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    } catch (InputException e) {
      throw e;
    } catch (CharacterCodingException e) {
      throw new InputException(
          file + ": the text is not UTF-8. Save it as \"CSV UTF-8\". " + OPTION, e);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read (" + e + "). " + OPTION, e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(line.indexOf(';') < 0 ? "," : ";", -1)) {
      String text = cell.strip();
      boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
      cells.add(quoted ? text.substring(1, text.length() - 1).strip() : text);
    }
    return cells;
  }

  private static List<Column> header(List<String> cells) {
    List<Column> order = new ArrayList<>();
    for (String cell : cells) {
      order.add(HEADERS.get(TextFolding.foldName(cell)));
    }
    for (Column column : USUAL_ORDER) {
      boolean once = order.indexOf(column) == order.lastIndexOf(column);
      if (!once || (column != Column.YEAR && !order.contains(column))) {
        throw new IllegalArgumentException(
            "the first line must be code,uf,name,year, or a municipality such as"
                + " 5101837,MT,Boa Esperança do Norte,2025");
      }
    }
    return order;
  }

  private static Municipality municipality(List<String> cells, List<Column> order, States states) {
    String code = cell(cells, order, Column.CODE);
    if (!code.matches("[1-9][0-9]{6}")) {
      throw new IllegalArgumentException("IBGE's code has seven digits, not \"" + code + "\"");
    }
    String uf = cell(cells, order, Column.UF);
    Optional<State> state = states.find(uf);
    if (state.isEmpty()) {
      throw new IllegalArgumentException("\"" + uf + "\" is none of the 27 states");
    }
    int number = Integer.parseInt(code);
    if (number / CODES_OF_A_STATE != state.get().codigoIbge()) {
      throw new IllegalArgumentException(
          "the codes of %s begin with %d, not as %s does"
              .formatted(state.get().uf(), state.get().codigoIbge(), code));
    }
    String name = cell(cells, order, Column.NAME);
    if (TextFolding.foldName(name).isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a name of 1 to %d characters is needed, not \"%s\"".formatted(LONGEST_NAME, name));
    }
    String year = cell(cells, order, Column.YEAR);
    if (!year.isEmpty() && !year.matches("[12][0-9]{3}")) {
      throw new IllegalArgumentException(
          "the year has four digits or is left out, not \"" + year + "\"");
    }
    return new Municipality(
        number, state.get().uf(), name, year.isEmpty() ? null : Integer.valueOf(year));
  }

  private static String cell(List<String> cells, List<Column> order, Column column) {
    int index = order.indexOf(column);
    return index < 0 || index >= cells.size() ? "" : cells.get(index);
  }
}
