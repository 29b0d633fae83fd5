package br.engdados.sinesp.producer.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** Writes the text of {@code --help}, from the options themselves. */
final class Help {
  private static final int WIDTH = 96;
  private static final String INDENT = " ".repeat(6);

  private Help() {}

  static void program(PrintStream out, List<Command> commands, JCommander parser) {
    out.println("sinesp-producer: publishes Brazil's SINESP public-security statistics to Kafka.");
    out.println();
    out.println("Usage: sinesp-producer COMMAND [options]");
    out.println();
    out.println("Commands");
    for (Command command : commands) {
      String name = "  %-9s ".formatted(command.name());
      wrap(out, name, " ".repeat(name.length()), description(parser, command));
    }
    out.println();
    out.println("sinesp-producer COMMAND --help shows its options and examples.");
    exitCodes(out);
  }

  static void command(PrintStream out, Command command, JCommander parser) {
    JCommander own = parser.getCommands().get(command.name());
    out.println("Usage: sinesp-producer " + command.name() + command.operands() + " [options]");
    out.println();
    wrap(out, "", "", description(parser, command));
    out.println();
    out.println("Options (each also from the environment variable named; the command line wins)");
    own.getParameters().stream()
        .sorted(Comparator.comparingInt(option -> option.getParameter().order()))
        .forEach(option -> option(out, option));
    out.println();
    out.print(command.examples());
    exitCodes(out);
  }

  private static void option(PrintStream out, ParameterDescription option) {
    String names = option.getNames();
    boolean flag = option.getParameterized().getType() == boolean.class;
    Object value = option.getDefault();
    boolean shown = value != null && !flag && !value.toString().isBlank();
    String variable =
        names.startsWith("--") && !option.isHelp()
            ? "  [" + Environment.variableOf(option.getLongestName()) + "]"
            : "";
    out.println("  " + names + (flag ? "" : " …") + variable);
    wrap(out, INDENT, INDENT, option.getDescription() + (shown ? " (default: " + value + ")" : ""));
  }

  private static void exitCodes(PrintStream out) {
    out.println();
    out.println(
        "Exit codes: 0 done, 1 rows rejected (--fail-on-rejected), 2 too many rejected, 3 failed,");
    out.println("64 wrong usage, 99 nothing new (--skip-when-unchanged), 143 stopped by a signal.");
  }

  private static String description(JCommander parser, Command command) {
    return parser.getUsageFormatter().getCommandDescription(command.name());
  }

  private static void wrap(PrintStream out, String first, String next, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line = new StringBuilder(next);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.println(line);
  }
}
