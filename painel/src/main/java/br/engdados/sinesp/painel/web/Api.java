package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.Cube;
import br.engdados.sinesp.painel.cube.CubeVersion;
import br.engdados.sinesp.painel.query.CoverageReader;
import br.engdados.sinesp.painel.query.MapReader;
import br.engdados.sinesp.painel.query.Places;
import br.engdados.sinesp.painel.query.Population;
import br.engdados.sinesp.painel.query.RankingReader;
import br.engdados.sinesp.painel.query.SeriesReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The questions that are answered from the cube, apart from how they come and go: the same for the
 * API and for the page. For any thread.
 */
public final class Api {
  private static final String PREFIX = "/v1";
  private static final String PLACES = PREFIX + "/lugares";

  private final Cube cube;
  private final PlacesEndpoint places;
  private final Map<String, Endpoint> endpoints;
  private final String fingerprint;
  private final AnswerCache answers = new AnswerCache();

  /**
   * Prepares the answers.
   *
   * @param cube what is asked
   * @param places the places
   * @param population what rates are by
   */
  public Api(Cube cube, Places places, Population population) {
    this.cube = cube;
    this.places = new PlacesEndpoint(places, population);
    this.fingerprint = population.fingerprint() + Build.fingerprint();
    this.endpoints =
        Map.of(
            PREFIX,
            new StartEndpoint(population, Boundaries.FILE),
            PREFIX + "/eventos",
            new EventsEndpoint(),
            PREFIX + "/series",
            new SeriesEndpoint(places, new SeriesReader(population)),
            PREFIX + "/mapa",
            new MapEndpoint(places, new MapReader(places, population)),
            PREFIX + "/ranking",
            new RankingEndpoint(places, new RankingReader(places, population)),
            PREFIX + "/cobertura",
            new CoverageEndpoint(places, new CoverageReader(places)),
            PREFIX + "/revisoes",
            new RevisionsEndpoint(cube));
  }

  /** A question that was understood, with the version that it will be answered from. */
  final class Question {
    private final String path;
    private final CubeVersion version;
    private final Prepared prepared;

    private Question(String path, CubeVersion version, Prepared prepared) {
      this.path = path;
      this.version = version;
      this.prepared = prepared;
    }

    /** Names the answer in a form: other rows, another question or program, another name. */
    String tag(Form form) {
      CRC32C hash = new CRC32C();
      String all = path + "?" + address() + "." + form.extension() + fingerprint;
      hash.update(all.getBytes(StandardCharsets.UTF_8));
      return edition() + "-" + Long.toHexString(hash.getValue());
    }

    private String edition() {
      return version == null ? "sempre" : version.edition();
    }

    Optional<Instant> newest() {
      return Optional.ofNullable(version).map(CubeVersion::newest);
    }

    /** The question in its normal form, as the end of an address. */
    String address() {
      return QueryText.of(prepared.query());
    }

    byte[] bytes(Form form) {
      return answers.get(tag(form), () -> make(form));
    }

    private byte[] make(Form form) {
      return switch (form) {
        case JSON -> Json.bytes(envelope());
        case CSV -> TableForms.csv(prepared.answer().get().table().get());
        case XLSX -> TableForms.xlsx(prepared.answer().get().table().get(), about());
      };
    }

    private Json.Envelope envelope() {
      Object answer = prepared.answer().get().json();
      Map<String, Object> query = prepared.query().isEmpty() ? null : prepared.query();
      return version == null
          ? new Json.Envelope(null, null, query, answer)
          : new Json.Envelope(version.edition(), version.newest(), query, answer);
    }

    private Map<String, String> about() {
      Map<String, String> about = new LinkedHashMap<>();
      about.put("consulta", path + "?" + address());
      about.put("edicao", edition());
      newest().ifPresent(instant -> about.put("data_extracao", instant.toString()));
      Sources.ALL.fontes().forEach(source -> about.put(source.nome(), source.atribuicao()));
      about.put("citação", Sources.CITATION);
      about.put(
          "em branco",
          "célula vazia: nada foi informado; 0: zero informado; linhas = 0: não há linha");
      return about;
    }
  }

  /**
   * Lists what can be asked.
   *
   * @return paths without extension
   */
  Set<String> paths() {
    return endpoints.keySet();
  }

  static String placesPath() {
    return PLACES;
  }

  /**
   * Understands a question.
   *
   * @param path one of the paths
   * @param parameters its parameters, each with its values in order
   * @return the question
   * @throws Problem if it is none, or there is nothing to answer it from yet
   */
  Question ask(String path, Map<String, List<String>> parameters) throws Problem {
    Parameters given = new Parameters(parameters);
    if (path.equals(PLACES)) {
      return new Question(path, null, places.prepare(given));
    }
    Endpoint endpoint = endpoints.get(path);
    if (endpoint == null) {
      throw new Problem(Problem.Kind.NAO_ENCONTRADO, "não há " + path);
    }
    CubeVersion version = cube.version().orElseThrow(this::stillLoading);
    return new Question(path, version, endpoint.prepare(version, given));
  }

  /**
   * Answers a question from within the process.
   *
   * @param path one of the paths
   * @param parameters its parameters, each with its values in order
   * @return what is handed out as JSON
   * @throws Problem if it cannot be answered
   */
  public JsonNode answer(String path, Map<String, List<String>> parameters) throws Problem {
    return Json.tree(ask(path, parameters).envelope());
  }

  private Problem stillLoading() {
    Cube.Progress progress = cube.progress();
    String detail =
        progress.failure() != null
            ? progress.failure()
            : "lidos %d registros, faltam %s; ainda não há edição completa para mostrar"
                .formatted(
                    progress.read(),
                    progress.missing() < 0 ? "?" : Long.toString(progress.missing()));
    return new Problem(Problem.Kind.CARREGANDO, detail);
  }
}
