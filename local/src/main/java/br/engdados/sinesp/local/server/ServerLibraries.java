package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The jars of one server: a class path of its own.
 *
 * @param folder where they lie, absolute
 */
public record ServerLibraries(Path folder) {

  /** Makes the path absolute. */
  public ServerLibraries {
    Objects.requireNonNull(folder, "folder");
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * {@return the jars that the build put there}
   *
   * @param home the folder {@code local} of the project
   * @param server {@code kafka} or {@code cassandra}
   * @throws ServerFailure where the build has not been run
   */
  public static ServerLibraries in(Path home, String server) throws ServerFailure {
    Path folder = home.resolve(server).resolve("target").resolve("lib");
    if (!Files.isDirectory(folder)) {
      throw new ServerFailure(
          "the jars of "
              + server
              + " are not in "
              + folder
              + "; build them with: mvn -pl local/kafka,local/cassandra package"
              + " (or name the project's folder 'local' with --home or LOCAL_HOME)");
    }
    return new ServerLibraries(folder);
  }

  /**
   * {@return the folder {@code local} that this class was built in: its jar and its classes both
   * lie below {@code local/target}}
   *
   * @throws ServerFailure where the class was loaded from somewhere else
   */
  public static Path home() throws ServerFailure {
    try {
      Path code =
          Path.of(
              ServerLibraries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path target = code.getParent();
      if (target != null && target.getParent() != null && target.endsWith("target")) {
        return target.getParent();
      }
      throw new ServerFailure(
          code
              + " does not lie in local/target; name the project's folder 'local' with LOCAL_HOME");
    } catch (URISyntaxException broken) {
      throw new ServerFailure("cannot tell where this program lies", broken);
    }
  }

  /** {@return all jars, as {@code -cp} takes them} */
  public String classPath() {
    return folder.resolve("*").toString();
  }

  /**
   * {@return its jar}
   *
   * @param artifact an artifact's name, such as {@code jamm}
   * @throws IOException where there is none
   */
  public Path jar(String artifact) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      List<Path> found =
          jars.filter(jar -> jar.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IOException("no " + artifact + " in " + folder + "; build it again");
      }
      return found.get(0);
    }
  }
}
