package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import com.beust.jcommander.Parameter;
import java.util.EnumSet;
import java.util.Set;

/** The option that all commands share: which topics. */
final class TopicOptions {
  @Parameter(
      names = "--topics",
      order = 8,
      converter = TopicsConverter.class,
      listConverter = TopicsConverter.class,
      defaultValueDescription = "all three",
      description =
          "which topics: municipio, estado, geral or their full names, separated by commas")
  Set<Granularidade> topics = EnumSet.allOf(Granularidade.class);
}
