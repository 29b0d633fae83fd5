package br.engdados.sinesp.producer.cli;

import br.engdados.sinesp.producer.kafka.BrokerException;
import java.io.IOException;

/** A command; its fields are filled from the command line and the environment. */
interface Command {
  /**
   * Gives the name on the command line.
   *
   * @return such as {@code publish}
   */
  String name();

  /**
   * Gives what stands behind the name on the command line, besides options.
   *
   * @return such as {@code " FILE"}, or the empty text
   */
  default String operands() {
    return "";
  }

  /**
   * Gives examples for {@code --help}.
   *
   * @return lines of text
   */
  String examples();

  /**
   * Runs the command.
   *
   * @param console where results go
   * @return how it ended
   * @throws UsageException if the options do not fit together
   * @throws IOException if input is unusable, or files cannot be written
   * @throws BrokerException if Kafka fails
   * @throws InterruptedException if the run is stopped
   */
  ExitStatus run(Console console)
      throws UsageException, IOException, BrokerException, InterruptedException;
}
