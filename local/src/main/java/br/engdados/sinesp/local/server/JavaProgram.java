package br.engdados.sinesp.local.server;

import java.nio.file.Path;

/** The Java that runs this program, which also runs the servers. */
public final class JavaProgram {
  private JavaProgram() {}

  /** {@return the path of {@code java}} */
  public static String java() {
    return tool("java");
  }

  /** {@return the path of {@code keytool}} */
  static String keytool() {
    return tool("keytool");
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
