package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.KafkaConnection;
import br.engdados.sinesp.consumer.connection.KafkaWait;
import br.engdados.sinesp.consumer.deadletter.DeadLetterList;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.program.Command;
import br.engdados.sinesp.program.Console;
import br.engdados.sinesp.program.ExitCode;
import br.engdados.sinesp.program.UsageException;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists what could not be processed. */
@Parameters(commandDescription = "list by cause the records that could not be processed")
final class DeadLettersCommand implements Command {
  @ParametersDelegate final ConnectionOptions connection = new ConnectionOptions();

  @ParametersDelegate final TopicOptions choice = new TopicOptions();

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
  public String examples() {
    return """
    sinesp-consumer dead-letters
    sinesp-consumer dead-letters --topics municipio --examples 10
    """;
  }

  @Override
  public ExitCode run(Console console) throws UsageException, InterruptedException {
    if (examples < 0) {
      throw new UsageException("--examples is negative: " + examples);
    }
    KafkaConnection kafka = UsageException.check(connection::kafka);
    KafkaWait.forAnswer(kafka, connection.waitTimeout);
    Set<String> topics =
        choice.topics.stream().map(OccurrenceTopic::of).collect(Collectors.toUnmodifiableSet());
    List<DeadLetterList.Group> groups = new DeadLetterList(kafka, topics, examples).read();
    PrintStream results = console.out();
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
