package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.PrintStream;

/** Lists what could not be processed. */
@Parameters(commandDescription = "list by cause the records that could not be processed")
final class DeadLettersCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public String name() {
    return "dead-letters";
  }

  @Override
  public boolean helpWanted() {
    return connection.help;
  }

  @Override
  public ExitCode run(PrintStream results) {
    throw new UnsupportedOperationException("comes with the package deadletter");
  }
}
