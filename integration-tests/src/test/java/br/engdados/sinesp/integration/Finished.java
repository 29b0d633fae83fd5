package br.engdados.sinesp.integration;

/**
 * A program that has ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Finished(int exitCode, String out, String err) {
  /** Everything it said, for the messages of failed assertions. */
  String all() {
    return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
  }
}
