package br.engdados.sinesp.program;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the text of {@code --help}, from the commands themselves. */
final class HelpPage {
  private static final int WIDTH = 96;
  private static final String INDENT = " ".repeat(6);

  private final Program program;
  private final List<CommandDescription> commands;
  private final PrintStream out;

  /**
   * Takes what to show.
   *
   * @param program one that has not run
   * @param out where the text goes
   */
  HelpPage(Program program, PrintStream out) {
    this.program = program;
    this.commands = CommandLine.describe(program);
    this.out = out;
  }

  /** Writes what there is. */
  void program() {
    wrap("", "", words(program.name() + ": " + program.summary()));
    out.println();
    out.println("Usage: " + program.name() + " COMMAND [options]");
    out.println();
    out.println("Commands");
    int longest = commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    for (CommandDescription command : commands) {
      String name = "  " + command.name() + " ".repeat(longest - command.name().length() + 2);
      wrap(name, " ".repeat(name.length()), words(command.description()));
    }
    out.println();
    out.println(program.name() + " COMMAND --help shows its options and examples.");
    end();
  }

  /** Writes what a command takes. */
  void command(String name) {
    CommandDescription command =
        commands.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    String operands = command.operands().isEmpty() ? "" : " " + command.operands();
    out.println("Usage: " + program.name() + " " + name + operands + " [options]");
    out.println();
    wrap("", "", words(command.description()));
    out.println();
    out.println("Options (each also from the environment variable named; the command line wins)");
    command.options().forEach(this::option);
    out.println();
    out.println("Examples");
    command.examples().lines().forEach(line -> out.println("  " + line));
    end();
  }

  private void option(OptionDescription option) {
    out.println(
        "  "
            + String.join(", ", option.names())
            + (option.flag() ? "" : " …")
            + option.variable().map(variable -> "  [" + variable + "]").orElse(""));
    String standard = option.standard().map(value -> " (default: " + value + ")").orElse("");
    wrap(INDENT, INDENT, words(option.description() + standard));
  }

  private void end() {
    out.println();
    if (!program.notes().isEmpty()) {
      out.println(program.notes().strip());
      out.println();
    }
    String codes =
        program.exitCodes().stream()
            .map(code -> code.status() + " " + code.meaning())
            .collect(Collectors.joining(",\t", "Exit codes:\t", "."));
    wrap("", "", List.of(codes.split("\t", -1)));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  private void wrap(String first, String next, List<String> parts) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String part : parts) {
      if (!empty && line.length() + 1 + part.length() > WIDTH) {
        out.println(line);
        line = new StringBuilder(next);
        empty = true;
      }
      line.append(empty ? "" : " ").append(part);
      empty = false;
    }
    out.println(line);
  }
}
