package br.engdados.sinesp.painel.web;

import br.engdados.sinesp.painel.cube.CubeVersion;

/** A kind of question that the cube answers. */
interface Endpoint {
  /**
   * Understands a question; does no work yet.
   *
   * @param version what is asked
   * @param parameters the question
   * @return the question and how to answer it
   * @throws Problem if it cannot be answered
   */
  Prepared prepare(CubeVersion version, Parameters parameters) throws Problem;
}
