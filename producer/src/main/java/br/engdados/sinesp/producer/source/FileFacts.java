package br.engdados.sinesp.producer.source;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells what data files say of themselves, where a folder may hold several of the same data. */
public interface FileFacts {
  /**
   * What a file is of.
   *
   * @param dataset the dataset's id
   * @param years the years of its first rows
   */
  record Subject(String dataset, SortedSet<Integer> years) {
    /** Keeps a copy. */
    public Subject {
      years = new TreeSet<>(years);
    }

    /** Gives the subject for people, such as {@code sinesp-vde 2025}. */
    @Override
    public String toString() {
      return dataset
          + " "
          + (years.size() == 1 ? "" + years.first() : years.first() + "–" + years.last());
    }
  }

  /**
   * Finds what a file is of, by its first rows.
   *
   * @param file which
   * @return its subject, or empty for a file that cannot be read: publishing it will say why
   * @throws IOException if reading fails
   */
  Optional<Subject> subject(SourceFile file) throws IOException;

  /**
   * Finds when a workbook was saved last, by its own properties.
   *
   * @param file which
   * @return the instant, or empty for other files and where the workbook does not tell
   * @throws IOException if reading fails
   */
  Optional<Instant> lastSaved(SourceFile file) throws IOException;

  /**
   * Finds the last month that has a figure other than zero; reads the whole file.
   *
   * @param file which
   * @return the month, or empty if there is none or the file cannot be read
   * @throws IOException if reading fails
   */
  Optional<YearMonth> lastMonth(SourceFile file) throws IOException;
}
