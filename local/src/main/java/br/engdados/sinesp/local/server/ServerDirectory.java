package br.engdados.sinesp.local.server;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Where one server keeps everything it has.
 *
 * @param root absolute; its parent need not exist yet
 */
public record ServerDirectory(Path root) {

  /** Makes the path absolute, as child processes have their own working directory. */
  public ServerDirectory {
    Objects.requireNonNull(root, "root");
    root = root.toAbsolutePath().normalize();
  }

  /** {@return the folder of configuration files, written anew at every start} */
  public Path configuration() {
    return root.resolve("config");
  }

  /** {@return the folder of what the server stores} */
  public Path data() {
    return root.resolve("data");
  }

  /** {@return the folder of the server's logs} */
  public Path logs() {
    return root.resolve("logs");
  }

  /** {@return the server's own log, rolled by the server} */
  public Path log() {
    return logs().resolve("server.log");
  }

  /** {@return what the process wrote to stdout and stderr since its last start} */
  public Path console() {
    return logs().resolve("console.log");
  }

  /** {@return the file that remembers the process and its ports, see {@link ServerState}} */
  public Path state() {
    return root.resolve("state.properties");
  }

  /**
   * Makes the folders that are missing; the root is for its owner only, as the configuration may
   * hold passwords.
   *
   * @throws IOException where the file system refuses
   */
  public void create() throws IOException {
    Files.createDirectories(root);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
    Files.createDirectories(configuration());
    Files.createDirectories(data());
    Files.createDirectories(logs());
  }
}
