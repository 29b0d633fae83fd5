package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.source.FileNameEncoding;
import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the command line, runs the command, and tells errors in one line each. */
final class CommandLine {
  private static final Pattern NO_OPERANDS =
      Pattern.compile("Was passed main parameter '(.*)' but no main parameter was defined");

  private final Map<String, String> environment;
  private final Console console;

  CommandLine(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  /** Runs; never throws. */
  ExitStatus run(String... args) {
    List<Command> commands =
        List.of(
            new PublishCommand(environment),
            new FetchCommand(environment),
            new SourcesCommand(),
            new InspectCommand(),
            new SampleCommand());
    GlobalOptions global = new GlobalOptions();
    for (String argument : args) {
      if (FileNameEncoding.hasLostLetters(argument)) {
        return failed(argument + ": cannot be understood. " + FileNameEncoding.advice());
      }
    }
    try {
      JCommander parser = parser(commands, global, args);
      parser.parse(args);
      String name = parser.getParsedCommand();
      if (name == null) {
        Help.program(global.help() ? console.out() : console.err(), commands, parser);
        return global.help() ? ExitStatus.DONE : ExitStatus.USAGE;
      }
      Command command =
          commands.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
      if (global.help()) {
        Help.command(console.out(), command, parser);
        return ExitStatus.DONE;
      }
      return run(command, global);
    } catch (ParameterException e) {
      return usage(plain(e.getMessage()));
    }
  }

  /** JCommander takes an option that it does not know for an operand, and says so. */
  private static String plain(String message) {
    Matcher unknown = NO_OPERANDS.matcher(message);
    return unknown.find() ? "unknown option or operand: " + unknown.group(1) : message;
  }

  private ExitStatus run(Command command, GlobalOptions global) {
    try {
      return command.run(console);
    } catch (UsageException
        | IOException
        | BrokerException
        | InterruptedException
        | RuntimeException
        | OutOfMemoryError e) {
      return ended(ExitStatus.of(e), e, global);
    }
  }

  private ExitStatus ended(ExitStatus status, Throwable failure, GlobalOptions global) {
    return switch (status) {
      case USAGE -> usage(failure.getMessage());
      case STOPPED -> stopped();
      default -> failed(message(failure), failure, global);
    };
  }

  private static String message(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "out of memory; give the program more, such as java -Xmx512m";
    }
    if (failure instanceof InvalidPathException) {
      return failure.getMessage() + ": no such path can be. " + FileNameEncoding.advice();
    }
    if (failure instanceof RuntimeException) {
      return "this is a fault of the program: " + failure;
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private ExitStatus failed(String message, Throwable cause, GlobalOptions global) {
    PrintStream err = console.err();
    failed(message);
    if (global.verbose()) {
      cause.printStackTrace(err);
    } else if (cause instanceof RuntimeException && !(cause instanceof InvalidPathException)) {
      err.println("Run it again with --verbose and report what it prints.");
    }
    return ExitStatus.FAILED;
  }

  private ExitStatus failed(String message) {
    console.err().println("ERROR " + message);
    return ExitStatus.FAILED;
  }

  private ExitStatus stopped() {
    console.err().println("Stopped. Run the same command again to go on: nothing is lost.");
    return ExitStatus.STOPPED;
  }

  private ExitStatus usage(String message) {
    console.err().println("ERROR " + message);
    console.err().println("sinesp-producer --help shows the commands and their options.");
    return ExitStatus.USAGE;
  }

  private JCommander parser(List<Command> commands, GlobalOptions global, String... args) {
    JCommander.Builder builder =
        JCommander.newBuilder()
            .programName("sinesp-producer")
            .addObject(global)
            .defaultProvider(new Environment(environment, args));
    commands.forEach(command -> builder.addCommand(command.name(), new Object[] {command, global}));
    return builder.build();
  }
}
