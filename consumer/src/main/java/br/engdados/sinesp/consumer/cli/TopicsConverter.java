package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a choice of topics, by full or short name, separated by commas. */
public final class TopicsConverter implements IStringConverter<Set<Granularidade>> {
  /** Makes a converter, as JCommander needs it. */
  public TopicsConverter() {}

  @Override
  public Set<Granularidade> convert(String text) {
    Set<Granularidade> chosen = EnumSet.noneOf(Granularidade.class);
    for (String name : text.split(",", -1)) {
      chosen.add(granularidade(name.trim()));
    }
    return chosen;
  }

  private static Granularidade granularidade(String name) {
    for (Granularidade granularidade : Granularidade.values()) {
      if (name.equals(granularidade.code()) || name.equals(OccurrenceTopic.of(granularidade))) {
        return granularidade;
      }
    }
    throw new ParameterException(
        "no topic of occurrences: \"%s\"; there are %s"
            .formatted(name, write(EnumSet.allOf(Granularidade.class))));
  }

  static String write(Set<Granularidade> chosen) {
    return Arrays.stream(Granularidade.values())
        .filter(chosen::contains)
        .map(OccurrenceTopic::of)
        .collect(Collectors.joining(","));
  }
}
