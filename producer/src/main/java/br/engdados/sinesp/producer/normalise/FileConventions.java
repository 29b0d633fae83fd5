package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Field;
import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a file writes its numbers and dates. It is decided by all of the file, and only when a cell
 * comes that means something else under another convention: then the file is read once more, for
 * this alone. Files without such a cell pay nothing. Not for several threads at once.
 */
public final class FileConventions {
  private static final Logger LOG = LoggerFactory.getLogger(FileConventions.class);

  private final SourceFile file;
  private final DataFiles files;
  private final GivenConventions given;
  private final Set<Field> grouped = EnumSet.noneOf(Field.class);
  private final List<String> notes = new ArrayList<>();
  private ConventionsScan begun;
  private ConventionsScan whole;
  private DateOrder dateOrder;

  /**
   * Reads nothing yet.
   *
   * @param file the file whose rows are normalised
   * @param files opens it once more where that is needed
   * @param given what the user says; it settles what it is about
   */
  public FileConventions(SourceFile file, DataFiles files, GivenConventions given) {
    this.file = file;
    this.files = files;
    this.given = given;
  }

  /** Gives the file's name for messages. */
  String fileName() {
    return file.name();
  }

  /** Tells what was decided that one may not expect, in short sentences. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Looks at a number with one meaning that is not written as programs write numbers.
   *
   * @throws InputException if a decision that was taken early was wrong
   */
  void met(String text, NumberFormat proven) throws InputException {
    if (begun != null && whole == null && proven == NumberFormat.BR) {
      throw bothWays(begun.numbers().example(NumberFormat.EN), text);
    }
  }

  /**
   * Decides how to read a number with two meanings.
   *
   * @param field its column
   * @param count whether that holds counts, not weights
   * @param text the number
   * @param number what it can mean
   * @return whether its mark groups thousands
   * @throws RejectedCell if the file does not tell
   * @throws IOException if the file cannot be read
   */
  boolean groups(Field field, boolean count, String text, WrittenNumber number)
      throws RejectedCell, IOException {
    Optional<NumberFormat> format = given.numbers();
    if (format.isEmpty()) {
      NumberEvidence evidence = (count ? whole(text) : begun(text)).numbers();
      format = count ? evidence.formatOfCount(field, number.format()) : evidence.format();
      if (format.isEmpty()) {
        throw new RejectedCell(field, text, undecided(number, evidence));
      }
    }
    boolean groups = format.get() != number.format();
    if (groups && grouped.add(field)) {
      notes.add(
          "numbers such as '%s' in the column %s are read with thousand marks: as %s"
              .formatted(text, field.column(), number.grouped().toPlainString()));
    }
    return groups;
  }

  /**
   * Decides what comes first in dates of a yearly file, and whether its dates can be believed.
   *
   * @param cell the date that asks
   * @throws InputException if the dates fit no reading, or another one than they say
   * @throws IOException if the file cannot be read
   */
  DateOrder dateOrder(Object cell) throws IOException {
    if (dateOrder == null) {
      DateEvidence evidence = whole(cell.toString()).dates();
      DateEvidence.Decision decision = evidence.decide(given.dates());
      if (decision.refusal() != null) {
        throw new InputException(file.name() + ": " + decision.refusal());
      }
      dateOrder = decision.order();
      if (evidence.isMonthFirst()) {
        notes.add(
            "dates such as %s are read with the month first: so all are the first of a month"
                .formatted(cell));
      }
    }
    return dateOrder;
  }

  private ConventionsScan begun(String text) throws IOException {
    if (whole != null) {
      return whole;
    }
    if (begun == null) {
      LOG.debug("event=file_looked_ahead file={} because=\"{}\"", file.name(), text);
      begun = ConventionsScan.untilProven(file, files);
      whole = begun.isWhole() ? begun : null;
    }
    return begun;
  }

  private ConventionsScan whole(String text) throws IOException {
    if (whole == null) {
      LOG.info("event=file_read_twice file={} because=\"{}\"", file.name(), text);
      whole = ConventionsScan.whole(file, files);
      NumberEvidence evidence = whole.numbers();
      if (begun != null && evidence.contradictory()) {
        throw bothWays(evidence.example(NumberFormat.EN), evidence.example(NumberFormat.BR));
      }
    }
    return whole;
  }

  private InputException bothWays(String english, String brazilian) {
    return new InputException(
        "%s: writes numbers both ways ('%s' and '%s'). Correct it, or say which with"
                .formatted(file.name(), english, brazilian)
            + " --number-format br or en.");
  }

  private static String undecided(WrittenNumber number, NumberEvidence evidence) {
    String decimals = number.value().stripTrailingZeros().toPlainString();
    String grouped = number.grouped().toPlainString();
    boolean decimalsInBr = number.format() == NumberFormat.BR;
    String english = evidence.example(NumberFormat.EN);
    String brazilian = evidence.example(NumberFormat.BR);
    String why;
    if (evidence.contradictory()) {
      why = "the file writes numbers both ways ('%s' and '%s')".formatted(english, brazilian);
    } else if (english != null || brazilian != null) {
      why =
          "elsewhere decimals stand as in '%s', but not all numbers of this column have three"
              .formatted(english == null ? brazilian : english);
    } else {
      why = "nothing in the file tells which";
    }
    return "%s or %s: %s; pass --number-format br (%s) or en (%s)"
        .formatted(
            grouped,
            decimals,
            why,
            decimalsInBr ? decimals : grouped,
            decimalsInBr ? grouped : decimals);
  }
}
