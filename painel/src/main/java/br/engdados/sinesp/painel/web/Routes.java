package br.engdados.sinesp.painel.web;

import io.javalin.config.RoutesConfig;

/** A part of what the server answers. */
@FunctionalInterface
public interface Routes {
  /**
   * Adds its routes.
   *
   * @param routes takes them
   */
  void add(RoutesConfig routes);
}
