package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.FailureException;
import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the command line, runs the command, and turns what was thrown into an exit code. */
final class Application {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Map<String, String> variables;
  private final PrintStream results;
  private final PrintStream errors;

  /**
   * Makes the program.
   *
   * @param variables the environment
   * @param results where results go
   * @param errors where wrong usage is explained
   */
  Application(Map<String, String> variables, PrintStream results, PrintStream errors) {
    this.variables = variables;
    this.results = results;
    this.errors = errors;
  }

  /**
   * Runs one command. Never throws: whatever happens is logged and becomes an exit code.
   *
   * @param arguments the command line
   * @return how it ended
   */
  ExitCode run(String... arguments) {
    Map<String, Command> commands = new LinkedHashMap<>();
    for (Command command :
        List.of(new ConsumeCommand(), new VerifyCommand(), new DeadLettersCommand())) {
      commands.put(command.name(), command);
    }
    JCommander parser =
        JCommander.newBuilder()
            .programName("sinesp-consumer")
            .addObject(new ProgramOptions())
            .expandAtSign(false)
            .defaultProvider(new Environment(variables, arguments))
            .build();
    commands.forEach(parser::addCommand);
    try {
      parser.parse(arguments);
    } catch (ParameterException e) {
      return usage(e.getMessage());
    }
    if (parser.getParsedCommand() == null) {
      results.print(HelpText.ofProgram(parser.getCommands()));
      return arguments.length == 0 ? ExitCode.USAGE : ExitCode.DONE;
    }
    Command command = commands.get(parser.getParsedCommand());
    if (command.helpWanted()) {
      results.print(HelpText.ofCommand(command.name(), parser.getCommands().get(command.name())));
      return ExitCode.DONE;
    }
    Command.Work work;
    try {
      work = command.prepare(results);
    } catch (IllegalArgumentException e) {
      return usage(e.getMessage());
    }
    Optional<String> unfit = JavaVersion.unfit(Runtime.version().feature());
    if (unfit.isPresent()) {
      errors.println("sinesp-consumer: " + unfit.get());
      return ExitCode.FAILED;
    }
    return run(command, work);
  }

  private static ExitCode run(Command command, Command.Work work) {
    try {
      return work.run();
    } catch (FailureException e) {
      LOG.error("event=failed command={} reason=\"{}\"", command.name(), e.getMessage());
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.error("event=interrupted command={}", command.name());
      return ExitCode.FAILED;
    } catch (RuntimeException | Error e) {
      LOG.error("event=failed command={} reason=\"a fault of the program\"", command.name(), e);
      return ExitCode.FAILED;
    }
  }

  private ExitCode usage(String message) {
    errors.println("sinesp-consumer: " + message);
    errors.println(
        "sinesp-consumer --help, or sinesp-consumer <command> --help, shows the options");
    return ExitCode.USAGE;
  }
}
