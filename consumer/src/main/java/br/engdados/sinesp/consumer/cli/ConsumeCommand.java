package br.engdados.sinesp.consumer.cli;

import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.PrintStream;

/** Keeps the tables in step with the topics. */
@Parameters(commandDescription = "read the topics and keep the tables in step")
final class ConsumeCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public String name() {
    return "consume";
  }

  @Override
  public boolean helpWanted() {
    return connection.help;
  }

  @Override
  public ExitCode run(PrintStream results) {
    throw new UnsupportedOperationException("comes with the package stream");
  }
}
