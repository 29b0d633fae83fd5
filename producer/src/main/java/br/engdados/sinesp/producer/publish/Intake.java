package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.source.SourceFile;
import java.time.Instant;

/**
 * A file that is taken in.
 *
 * @param file the file
 * @param sha256 its content
 * @param dataExtracao the instant that all its rows carry
 */
record Intake(SourceFile file, String sha256, Instant dataExtracao) {
  String name() {
    return file.name();
  }
}
