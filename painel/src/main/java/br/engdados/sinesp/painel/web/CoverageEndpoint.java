package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import br.engdados.sinesp.painel.query.CoverageAnswer;
import br.engdados.sinesp.painel.query.CoverageQuery;
import br.engdados.sinesp.painel.query.CoverageReader;
import br.engdados.sinesp.painel.query.Place;
import br.engdados.sinesp.painel.query.Places;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/cobertura}. */
final class CoverageEndpoint implements Endpoint {
  private final Places places;
  private final CoverageReader reader;

  CoverageEndpoint(Places places, CoverageReader reader) {
    this.places = places;
    this.reader = reader;
  }

  @Override
  public Prepared prepare(CubeVersion version, Parameters parameters) throws Problem {
    CommonParameters common = new CommonParameters(version, places, parameters);
    Optional<Event> event = common.oneEvent();
    final Place place = common.onePlace();
    final YearMonth from = common.from();
    final YearMonth to = common.to(from);
    Optional<Measure> measure = common.measure();
    String body = event.map(common::body).orElse("");
    if (event.isEmpty()) {
      parameters.one("abrangencia");
    }
    parameters.check();
    CoverageQuery query =
        new CoverageQuery(
            event.orElseThrow(), place, from, to, measure.orElse(event.get().main()), body);
    return Prepared.of(
        new QueryText()
            .with("evento", query.event().id())
            .with("lugar", place.id())
            .with("de", from.toString())
            .with("ate", to.toString())
            .with("medida", query.measure().column())
            .with("abrangencia", body)
            .values(),
        () -> reader.read(version, query),
        Function.identity(),
        CoverageEndpoint::table);
  }

  private static Table table(CoverageAnswer answer) {
    return Table.of(
            "evento",
            "lugar",
            "abrangencia",
            "medida",
            "mes",
            "situacao",
            "parcial",
            "linhas",
            "informadas",
            "municipios_informado",
            "municipios_zero",
            "municipios_em_branco",
            "municipios_sem_linha")
        .with(
            answer.meses(),
            month -> {
              CoverageAnswer.Municipalities of = month.municipios();
              return new Object[] {
                answer.evento(),
                answer.lugar(),
                answer.abrangencia(),
                answer.medida(),
                month.mes(),
                month.situacao().code(),
                month.parcial(),
                month.linhas(),
                month.informadas(),
                of == null ? null : (Integer) of.informado(),
                of == null ? null : (Integer) of.zero(),
                of == null ? null : (Integer) of.emBranco(),
                of == null ? null : (Integer) of.semLinha()
              };
            });
  }
}
