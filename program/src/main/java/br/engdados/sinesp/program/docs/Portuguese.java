package br.engdados.sinesp.program.docs;

import br.engdados.sinesp.program.CommandDescription;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.OptionDescription;
import br.engdados.sinesp.program.Program;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words from a properties file. Its keys: {@code sinesp-consumer} (a program), {@code
 * sinesp-consumer.verify} (a command), {@code sinesp-consumer.verify.--show} or, where all commands
 * mean the same, {@code sinesp-consumer.--show}, or, where all programs do, {@code --help}; {@code
 * sinesp-consumer.--topics.default} where a standard value is words; {@code exit.DONE}; {@code
 * page.option}.
 */
final class Portuguese implements OptionWords {
  private final Properties words;
  private final String file;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();

  Portuguese(Properties words, String file) {
    this.words = words;
    this.file = file;
  }

  @Override
  public String page(String english) {
    return word("page." + english.replace(' ', '_'));
  }

  @Override
  public String program(Program program) {
    return word(program.name());
  }

  @Override
  public String command(Program program, CommandDescription command) {
    return word(program.name() + "." + command.name());
  }

  @Override
  public String option(Program program, CommandDescription command, OptionDescription option) {
    return word(
        program.name() + "." + command.name() + "." + option.name(),
        program.name() + "." + option.name(),
        option.name());
  }

  @Override
  public String standard(Program program, OptionDescription option, String value) {
    String key = program.name() + "." + option.name() + ".default";
    return words.containsKey(key) ? word(key) : value;
  }

  @Override
  public String exitCode(ExitCode code) {
    return word("exit." + code.name());
  }

  /**
   * Takes the first key that is there; notes the last where none is.
   *
   * @return its words; the empty text where none is
   */
  private String word(String... keys) {
    Optional<String> key = Stream.of(keys).filter(words::containsKey).findFirst();
    key.ifPresentOrElse(used::add, () -> missing.add(String.join(" or ", keys)));
    return key.map(words::getProperty).orElse("");
  }

  /**
   * Refuses a file that does not fit the program.
   *
   * @throws IllegalStateException if words of it are missing, or it has words that nobody uses
   */
  void requireAll(String program) {
    if (!missing.isEmpty()) {
      throw new IllegalStateException(file + " lacks: " + String.join("; ", missing));
    }
    String unused =
        words.stringPropertyNames().stream()
            .filter(key -> key.equals(program) || key.startsWith(program + "."))
            .filter(key -> !used.contains(key))
            .sorted()
            .collect(Collectors.joining("; "));
    if (!unused.isEmpty()) {
      throw new IllegalStateException(file + " has what " + program + " has not: " + unused);
    }
  }
}
