package br.engdados.sinesp.painel.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The panel's page: what stands at its addresses, apart from how it is sent. For any thread. */
public final class Page {
  /** The path of the page. */
  public static final String PATH = "/";

  /** The path of the page without its controls, for the frames of other sites. */
  public static final String EMBEDDED_PATH = "/embutir";

  private final PageRenderer renderer;
  private final Assets assets = Assets.load();

  /**
   * A file of the page.
   *
   * @param content its bytes
   * @param contentType its type
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on to be sent, compared with nothing.
  public record Asset(byte[] content, String contentType) {}

  /**
   * A page.
   *
   * @param status the HTTP status
   * @param html the page
   */
  public record Rendered(int status, String html) {}

  /**
   * Makes the page.
   *
   * @param answers where its figures come from
   */
  public Page(Answers answers) {
    renderer = new PageRenderer(answers, assets);
  }

  /**
   * Writes the page of an address.
   *
   * @param path {@link #PATH} or {@link #EMBEDDED_PATH}
   * @param parameters the address's parameters, each with its values in order
   * @param baseUrl scheme, host and port that the reader came by, without a slash at the end
   * @return the page; with status 400 and what is wrong where the address says something wrong
   * @throws RefusedException if the API refuses the view
   */
  public Rendered render(String path, Map<String, List<String>> parameters, String baseUrl)
      throws RefusedException {
    return renderer.render(parameters, baseUrl, path);
  }

  /**
   * Writes the page that stands in for a view that the API has no figures for.
   *
   * @param parameters the address's parameters
   * @param refused what the API says
   * @return a page that says so
   */
  public Rendered refused(Map<String, List<String>> parameters, RefusedException refused) {
    return renderer.refused(parameters, refused);
  }

  /**
   * Finds a file of the page.
   *
   * @param hash the version in the address
   * @param name the file's name, which may hold a slash
   * @return the file, or nothing for another name or version
   */
  public Optional<Asset> asset(String hash, String name) {
    return assets.file(hash, name).map(content -> new Asset(content, Assets.contentType(name)));
  }
}
