package br.engdados.sinesp.program;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the command line, runs the command, and makes an exit code of what it throws. */
public final class CommandLine {
  private static final Pattern NO_OPERANDS =
      Pattern.compile("Was passed main parameter '(.*)' but no main parameter was defined");
  private static final Set<String> HELP = Set.of("--help", "-h");

  private final ProgramFactory factory;
  private final Map<String, String> environment;
  private final Console console;

  /**
   * Takes what a run needs.
   *
   * @param factory makes the program
   * @param environment variables by name
   * @param console where results, help and errors go
   */
  public CommandLine(ProgramFactory factory, Map<String, String> environment, Console console) {
    this.factory = factory;
    this.environment = Map.copyOf(environment);
    this.console = console;
  }

  /**
   * Runs one command. Never throws.
   *
   * @param arguments the command and its options
   * @return how it ended
   */
  public ExitCode run(String... arguments) {
    Program program = factory.create(environment, console);
    Set<String> given = Set.copyOf(List.of(arguments).stream().distinct().toList());
    // Whoever asks for help gets it, whatever the environment says.
    boolean asked = HELP.stream().anyMatch(given::contains);
    for (String argument : arguments) {
      if (FileNameEncoding.hasLostLetters(argument)) {
        return lostLetters(argument + ": cannot be understood");
      }
    }
    Environment values =
        new Environment(asked ? Map.of() : environment, program.variables(), given);
    CommonOptions common = new CommonOptions();
    Command command;
    try {
      JCommander parser = parser(program, common, values);
      parser.parse(arguments);
      String name = parser.getParsedCommand();
      if (name == null) {
        help(common.help() ? console.out() : console.err()).program();
        return common.help() ? ExitCode.DONE : ExitCode.USAGE;
      }
      command =
          program.commands().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    } catch (ParameterException e) {
      return FileNameEncoding.hasLostLetters(e.getMessage())
          ? lostLetters(e.getMessage())
          : usage(program, plain(e.getMessage()), values);
    }
    if (common.help()) {
      help(console.out()).command(command.name());
      return ExitCode.DONE;
    }
    return run(program, command, common.verbose(), values);
  }

  /**
   * Describes a program's commands.
   *
   * @param program whose commands have not run
   * @return them in their order
   */
  public static List<CommandDescription> describe(Program program) {
    Environment none = new Environment(Map.of(), program.variables(), Set.of());
    Map<String, JCommander> parsers = parser(program, new CommonOptions(), none).getCommands();
    return program.commands().stream()
        .map(
            command ->
                CommandDescription.of(command, parsers.get(command.name()), program.variables()))
        .toList();
  }

  /** From a program of its own: this run's options have other values than the standard ones. */
  private HelpPage help(PrintStream out) {
    return new HelpPage(factory.create(environment, console), out);
  }

  private static JCommander parser(Program program, CommonOptions common, Environment values) {
    JCommander.Builder builder =
        JCommander.newBuilder()
            .programName(program.name())
            .addObject(common)
            // A file may be called @x: no argument is a list of arguments.
            .expandAtSign(false)
            .defaultProvider(values);
    program
        .commands()
        .forEach(command -> builder.addCommand(command.name(), new Object[] {command, common}));
    return builder.build();
  }

  /** JCommander takes an option that it does not know for an operand, and says so. */
  private static String plain(String message) {
    Matcher unknown = NO_OPERANDS.matcher(message);
    return unknown.find() ? "unknown option or operand: " + unknown.group(1) : message;
  }

  private ExitCode run(Program program, Command command, boolean verbose, Environment values) {
    try {
      return command.run(console);
    } catch (Exception | Error e) {
      FailureKind kind = program.sorter().kindOf(e);
      if (kind == FailureKind.USAGE) {
        return usage(program, e.getMessage(), values);
      }
      program.failures().tell(command.name(), kind, e, verbose);
      return kind.exitCode();
    }
  }

  /** The command line is right: the world, the locale, does not let it through. */
  private ExitCode lostLetters(String message) {
    console.err().println("ERROR " + message + ". " + FileNameEncoding.advice());
    return ExitCode.FAILED;
  }

  private ExitCode usage(Program program, String message, Environment values) {
    console.err().println("ERROR " + message + values.sourceOf(message));
    console.err().println(program.name() + " --help shows the commands and their options.");
    return ExitCode.USAGE;
  }
}
