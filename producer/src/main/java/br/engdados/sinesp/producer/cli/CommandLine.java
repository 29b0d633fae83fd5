package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.BrokerException;
import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InterruptException;

/** Understands the command line, runs the command, and tells errors in one line each. */
final class CommandLine {
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
    try {
      JCommander parser = parser(commands, global);
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
      return usage(e.getMessage());
    }
  }

  private ExitStatus run(Command command, GlobalOptions global) {
    try {
      return command.run(console);
    } catch (UsageException e) {
      return usage(e.getMessage());
    } catch (InterruptedException | InterruptException e) {
      return stopped();
    } catch (IOException | BrokerException e) {
      if (Thread.interrupted()) {
        return stopped();
      }
      return failed(e.getMessage() == null ? e.toString() : e.getMessage(), e, global);
    } catch (RuntimeException e) {
      return failed("this is a fault of the program: " + e, e, global);
    } catch (OutOfMemoryError e) {
      return failed("out of memory; give the program more, such as java -Xmx512m", e, global);
    }
  }

  private ExitStatus failed(String message, Throwable cause, GlobalOptions global) {
    PrintStream err = console.err();
    err.println("ERROR " + message);
    if (global.verbose()) {
      cause.printStackTrace(err);
    } else if (cause instanceof RuntimeException) {
      err.println("Run it again with --verbose and report what it prints.");
    }
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

  private JCommander parser(List<Command> commands, GlobalOptions global) {
    JCommander.Builder builder =
        JCommander.newBuilder()
            .programName("sinesp-producer")
            .addObject(global)
            .defaultProvider(new Environment(environment));
    commands.forEach(command -> builder.addCommand(command.name(), new Object[] {command, global}));
    return builder.build();
  }
}
