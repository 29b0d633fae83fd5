package br.engdados.sinesp.producer.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * What was noticed about the form of a file and is no error: short sentences that name the sheet or
 * row. Few and short, whatever the file is.
 */
final class Notes {
  private static final int MOST = 30;
  private static final int LONGEST = 300;

  private final List<String> notes = new ArrayList<>();
  private int more;

  /** Takes a sentence without full stop; the same one is taken once. */
  synchronized void add(String note) {
    String line = note.replaceAll("\\p{Cntrl}+", " ");
    String bounded = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    if (notes.contains(bounded)) {
      return;
    }
    if (notes.size() < MOST) {
      notes.add(bounded);
    } else {
      more++;
    }
  }

  /** Gives the sentences so far; where there were too many, the last says how many more. */
  synchronized List<String> list() {
    List<String> all = new ArrayList<>(notes);
    if (more > 0) {
      all.add("and " + more + " more of such notes");
    }
    return List.copyOf(all);
  }
}
