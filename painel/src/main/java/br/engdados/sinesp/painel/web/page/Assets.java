package br.engdados.sinesp.painel.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page's files. Their path names the hash of them all, so that a browser may keep them for ever
 * and the modules find each other by plain relative names.
 */
final class Assets {
  /** Where the files are among the resources. */
  static final String FOLDER = "/br/engdados/sinesp/painel/pagina/";

  /** The modules, in the order in which the browser is told to fetch them. */
  static final List<String> MODULES =
      List.of(
          "app.js",
          "view.js",
          "controls.js",
          "combobox.js",
          "tables.js",
          "lines.js",
          "coverage.js",
          "multiples.js",
          "map.js",
          "classes.js",
          "geometry.js",
          "map-country.js",
          "map-state.js",
          "share.js");

  private static final List<String> OTHERS =
      List.of(
          "pagina.css",
          "icone.svg",
          "tem-script.js",
          "vendor/d3-array.min.js",
          "vendor/d3-geo.min.js",
          "vendor/topojson-client.min.js",
          "vendor/uPlot.iife.min.js",
          "vendor/uPlot.min.css",
          "vendor/NOTICE",
          "vendor/LICENSE.d3-array",
          "vendor/LICENSE.d3-geo",
          "vendor/LICENSE.topojson-client",
          "vendor/LICENSE.uplot");
  private static final int HASH_DIGITS = 12;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final String hash;

  private Assets() {
    MessageDigest digest = sha256();
    for (List<String> names : List.of(MODULES, OTHERS)) {
      for (String name : names) {
        byte[] content = read(name);
        files.put(name, content);
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
    }
    hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
  }

  static Assets load() {
    return new Assets();
  }

  /** The path that all files are under, without a slash at its end. */
  String path() {
    return "/pagina/" + hash;
  }

  /**
   * Finds a file.
   *
   * @param hash the hash in the address
   * @param name the file's name in the address
   * @return its bytes, or nothing for another name or another version's hash
   */
  Optional<byte[]> file(String hash, String name) {
    return this.hash.equals(hash) ? Optional.ofNullable(files.get(name)) : Optional.empty();
  }

  static String contentType(String name) {
    if (name.endsWith(".js")) {
      return "text/javascript; charset=utf-8";
    }
    if (name.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : "text/plain; charset=utf-8";
  }

  /** Reads one of the page's resources. */
  static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the page's file " + name + " is not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file " + name + " cannot be read", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
