package br.engdados.sinesp.consumer.cli;

import br.engdados.sinesp.consumer.connection.ProgressView;

/** A progress that somebody sees. */
interface ShownProgress extends ProgressView, AutoCloseable {
  /** Takes away what is shown, so that results can be written; more may be shown afterwards. */
  @Override
  void close();
}
