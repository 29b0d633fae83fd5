package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.PrintStream;

/** Compares the tables with the topics. */
@Parameters(commandDescription = "compare the tables with the topics, row by row")
final class VerifyCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public boolean helpWanted() {
    return connection.help;
  }

  @Override
  public ExitCode run(PrintStream results) {
    throw new UnsupportedOperationException("comes with the package verify");
  }
}
