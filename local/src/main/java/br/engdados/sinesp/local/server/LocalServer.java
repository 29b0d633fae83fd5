package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One server as {@link ServerProcess} sees it: what to write, what to run, whom to ask. */
public interface LocalServer {
  /** {@return its name for people} */
  String name();

  /** {@return what was chosen about it} */
  ServerSettings settings();

  /**
   * Writes the configuration and, at the first start, lays out the storage.
   *
   * @throws IOException where the file system refuses
   * @throws ServerFailure where the storage cannot be laid out
   * @throws InterruptedException while waiting for a child process
   */
  void prepare() throws IOException, ServerFailure, InterruptedException;

  /**
   * {@return the command line without secrets: the program and its arguments}
   *
   * @throws IOException where a part of it is missing on disk
   */
  List<String> command() throws IOException;

  /**
   * Asks the server something that only a server in service can answer.
   *
   * @param limit how long to wait for the answer
   * @return whether it came
   * @throws InterruptedException while waiting
   */
  boolean answers(Duration limit) throws InterruptedException;
}
