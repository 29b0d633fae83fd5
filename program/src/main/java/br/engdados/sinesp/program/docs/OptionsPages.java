package br.engdados.sinesp.program.docs;

import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.Program;
import br.engdados.sinesp.program.ProgramFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The documentation's pages about options, written from the commands themselves: {@code options.md}
 * and its Portuguese twin, whose words come from {@code opcoes.properties}. Each program has its
 * section there, between two marks; what stands outside of them is written by hand and stays.
 */
public final class OptionsPages {
  private final Path docs;

  /**
   * Takes the folder.
   *
   * @param docs has {@code options.md}, {@code pt-BR/opcoes.md} and {@code pt-BR/opcoes.properties}
   */
  public OptionsPages(Path docs) {
    this.docs = docs;
  }

  /**
   * Writes a program's sections anew: {@code make docs}.
   *
   * @param arguments the folder, and the names of {@link ProgramFactory} classes
   * @throws IOException if the folder lacks a page, or it cannot be written
   * @throws ReflectiveOperationException if a class is none of a program
   */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    OptionsPages pages = new OptionsPages(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      ProgramFactory factory =
          Class.forName(arguments[i])
              .asSubclass(ProgramFactory.class)
              .getDeclaredConstructor()
              .newInstance();
      for (Map.Entry<Path, String> page : pages.with(factory).entrySet()) {
        Files.writeString(page.getKey(), page.getValue());
      }
    }
  }

  /**
   * Gives the pages as they must be.
   *
   * @param factory makes the program whose sections are written anew
   * @return the text of each page by its file
   * @throws IOException if a page or the Portuguese words cannot be read
   * @throws IllegalStateException if a page has no marks for the program, or a Portuguese word is
   *     missing or of no use; the message names all of them
   */
  public Map<Path, String> with(ProgramFactory factory) throws IOException {
    Program program =
        factory.create(Map.of(), new Console(System.out, System.err, /* terminal= */ false));
    Properties words = new Properties();
    Path file = docs.resolve("pt-BR").resolve("opcoes.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    Portuguese portuguese = new Portuguese(words, file.toString());
    Map<Path, String> pages = new LinkedHashMap<>();
    Path english = docs.resolve("options.md");
    pages.put(english, page(english, program, new English()));
    Path twin = docs.resolve("pt-BR").resolve("opcoes.md");
    pages.put(twin, page(twin, program, portuguese));
    portuguese.requireAll(program.name());
    return pages;
  }

  private static String page(Path file, Program program, OptionWords words) throws IOException {
    OptionTables tables = new OptionTables(words);
    String text = between(file, Files.readString(file), "exit codes", tables.exitCodes());
    return between(file, text, program.name(), tables.program(program));
  }

  static String between(Path file, String text, String name, String section) {
    String begin = "<!-- begin " + name + ": written by make docs -->\n";
    String end = "<!-- end " + name + " -->";
    int from = text.indexOf(begin);
    int until = text.indexOf(end);
    if (from < 0 || until < from) {
      throw new IllegalStateException(
          file + " has no place for " + name + ": add these two lines: " + begin + end);
    }
    return text.substring(0, from + begin.length()) + section + text.substring(until);
  }
}
