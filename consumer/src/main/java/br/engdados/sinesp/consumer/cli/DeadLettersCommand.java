package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.deadletter.DeadLetterList;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.PrintStream;
import java.util.List;

/** Lists what could not be processed. */
@Parameters(commandDescription = "list by cause the records that could not be processed")
final class DeadLettersCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @Parameter(
      names = "--examples",
      order = 10,
      description = "how many records of each cause to name, as topic-partition-offset")
  int examples = 3;

  @Override
  public String name() {
    return "dead-letters";
  }

  @Override
  public boolean helpWanted() {
    return connection.help;
  }

  @Override
  public ExitCode run(PrintStream results) throws InterruptedException {
    KafkaWait.forAnswer(connection.kafka(), connection.waitTimeout);
    List<DeadLetterList.Group> groups = new DeadLetterList(connection.kafka(), examples).read();
    long total = groups.stream().mapToLong(DeadLetterList.Group::count).sum();
    results.printf("%d dead letters in %s%n", total, OccurrenceTopic.DEAD_LETTERS);
    for (DeadLetterList.Group group : groups) {
      results.printf(
          "%8d  %s  %s (%s)%n          %s%n",
          group.count(),
          group.cause().topic(),
          group.cause().message(),
          group.cause().reason(),
          String.join(", ", group.examples()));
    }
    return ExitCode.DONE;
  }
}
