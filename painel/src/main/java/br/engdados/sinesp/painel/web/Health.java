package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.cube.CubeVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * How far the feed is, as it is handed out.
 *
 * @param situacao {@code lendo} or {@code pronto}
 * @param edicao the version shown; null before the first
 * @param dataExtracao when its newest edition was taken in
 * @param registrosLidos records since the start
 * @param registrosFaltantes offsets not read yet; null before that is known
 * @param registrosRecusados records that do not keep the contract
 * @param anosEmAndamento years of which an edition has begun and not ended
 * @param impedimento what stands in the way; null while nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Health(
    String situacao,
    String edicao,
    Instant dataExtracao,
    long registrosLidos,
    Long registrosFaltantes,
    long registrosRecusados,
    List<Integer> anosEmAndamento,
    String impedimento) {
  static Health of(Cube cube) {
    Cube.Progress progress = cube.progress();
    CubeVersion version = cube.version().orElse(null);
    return new Health(
        progress.ready() ? "pronto" : "lendo",
        version == null ? null : version.edition(),
        version == null ? null : version.newest(),
        progress.read(),
        progress.missing() < 0 ? null : (Long) progress.missing(),
        progress.refused(),
        progress.waiting(),
        progress.failure());
  }
}
