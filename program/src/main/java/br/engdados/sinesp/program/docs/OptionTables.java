package br.engdados.sinesp.program.docs;

import br.engdados.sinesp.program.CommandDescription;
import br.engdados.sinesp.program.CommandLine;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.OptionDescription;
import br.engdados.sinesp.program.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes options and exit codes as tables in Markdown. */
final class OptionTables {
  private final OptionWords words;

  OptionTables(OptionWords words) {
    this.words = words;
  }

  /** Writes a program's section: first what its commands share, if it has several, then each. */
  String program(Program program) {
    List<CommandDescription> commands = CommandLine.describe(program);
    CommandDescription first = commands.get(0);
    boolean several = commands.size() > 1;
    List<OptionDescription> shared =
        first.options().stream()
            .filter(
                option -> several && commands.stream().allMatch(c -> c.options().contains(option)))
            .toList();
    StringBuilder text = new StringBuilder();
    text.append("\n## `%s`\n\n%s\n".formatted(program.name(), words.program(program)));
    if (several) {
      text.append("\n### %s\n\n".formatted(words.page("all its commands")));
      table(text, program, first, shared);
    }
    for (CommandDescription command : commands) {
      String operands = command.operands().isEmpty() ? "" : " " + command.operands();
      text.append("\n### `%s %s%s`\n\n".formatted(program.name(), command.name(), operands));
      text.append(words.command(program, command)).append('\n');
      List<OptionDescription> own =
          command.options().stream().filter(option -> !shared.contains(option)).toList();
      if (!own.isEmpty()) {
        text.append('\n');
        table(text, program, command, own);
      }
    }
    return text.append('\n').toString();
  }

  private void table(
      StringBuilder text,
      Program program,
      CommandDescription command,
      List<OptionDescription> options) {
    row(
        text,
        words.page("option"),
        words.page("variable"),
        words.page("default"),
        words.page("meaning"));
    row(text, "---", "---", "---", "---");
    for (OptionDescription option : options) {
      row(
          text,
          option.names().stream().map(OptionTables::code).collect(Collectors.joining(", ")),
          option.variable().map(OptionTables::code).orElse(""),
          option
              .standard()
              .map(value -> code(words.standard(program, option, value)))
              .orElse(option.flag() ? words.page("off") : ""),
          words.option(program, command, option));
    }
  }

  /** Writes the table of exit codes, one row for each number. */
  String exitCodes() {
    Map<Integer, String> meanings = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      meanings.merge(code.status(), words.exitCode(code), (one, other) -> one + "; " + other);
    }
    StringBuilder text = new StringBuilder("\n");
    row(text, words.page("code"), words.page("meaning"));
    row(text, "---", "---");
    meanings.forEach((status, meaning) -> row(text, Integer.toString(status), meaning));
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|").replace("<", "&lt;")).append(' ');
    }
    text.append("|\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
