package br.engdados.sinesp.consumer.cli;

/** The program's entry: the only place that ends the process. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its code, see {@link ExitCode}.
   *
   * @param arguments the command and its options; {@code --help} lists them
   */
  public static void main(String[] arguments) {
    ExitCode code = new Application(System.getenv(), System.out, System.err).run(arguments);
    System.out.flush();
    System.exit(code.status());
  }
}
