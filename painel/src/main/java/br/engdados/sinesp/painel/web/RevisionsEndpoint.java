package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.contract.topic.EditionMark;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /v1/revisoes}: what the topic of marks tells of the last editions. */
final class RevisionsEndpoint implements Endpoint {
  private final Cube cube;

  RevisionsEndpoint(Cube cube) {
    this.cube = cube;
  }

  /** What an edition changed of an event. */
  record OfEvent(String evento, String eventoNome, long novas, long revistas, long retiradas) {}

  /** What an edition changed. */
  record Revision(
      String conjunto,
      int ano,
      Instant dataExtracao,
      String situacao,
      String arquivo,
      String sha256,
      long novas,
      long revistas,
      long retiradas,
      List<OfEvent> eventos) {}

  /** The answer. */
  record Answer(List<Revision> revisoes) {}

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    Optional<LocalDate> since = parameters.one("desde").flatMap(text -> day(parameters, text));
    Optional<Integer> year = parameters.number("ano", 1900, 9999);
    parameters.check();
    List<EditionMark> marks = cube.editions();
    return Prepared.of(
        new QueryText()
            .with("desde", since.map(LocalDate::toString))
            .with("ano", year)
            // What lies behind the answer, besides the cube's edition.
            .with("marcas", marks.isEmpty() ? null : Integer.toHexString(marks.hashCode()))
            .values(),
        () ->
            marks.stream()
                .filter(mark -> since.map(day -> isSince(mark, day)).orElse(true))
                .filter(mark -> year.map(of -> mark.ano() == of).orElse(true))
                .map(mark -> revision(mark, version))
                .toList(),
        Answer::new,
        RevisionsEndpoint::table);
  }

  private static Optional<LocalDate> day(Parameters parameters, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      parameters.fault("desde", text, "não é um dia (AAAA-MM-DD)", null, null);
      return Optional.empty();
    }
  }

  private static boolean isSince(EditionMark mark, LocalDate day) {
    return !mark.dataExtracao().isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Revision revision(EditionMark mark, CubeVersion version) {
    List<OfEvent> events = new ArrayList<>();
    long[] sums = new long[3];
    mark.counts()
        .forEach(
            (name, counts) -> {
              String id =
                  version.events().stream()
                      .filter(event -> event.name().equals(name))
                      .map(Event::id)
                      .findFirst()
                      .orElse(Event.id(name));
              long added = counts.getOrDefault(Operation.NEW, 0L);
              long revised = counts.getOrDefault(Operation.REVISED, 0L);
              long withdrawn = counts.getOrDefault(Operation.WITHDRAWN, 0L);
              events.add(new OfEvent(id, name, added, revised, withdrawn));
              sums[0] += added;
              sums[1] += revised;
              sums[2] += withdrawn;
            });
    return new Revision(
        mark.dataset().id(),
        mark.ano(),
        mark.dataExtracao(),
        mark.state() == EditionMark.State.ENDED ? "completa" : "em_andamento",
        mark.sourceFile(),
        mark.sourceSha256(),
        sums[0],
        sums[1],
        sums[2],
        events);
  }

  private static Table table(List<Revision> revisions) {
    return Table.of(
            "conjunto",
            "ano",
            "data_extracao",
            "situacao",
            "arquivo",
            "sha256",
            "novas",
            "revistas",
            "retiradas")
        .with(
            revisions,
            revision ->
                new Object[] {
                  revision.conjunto(),
                  revision.ano(),
                  revision.dataExtracao().toString(),
                  revision.situacao(),
                  revision.arquivo(),
                  revision.sha256(),
                  revision.novas(),
                  revision.revistas(),
                  revision.retiradas()
                });
  }
}
