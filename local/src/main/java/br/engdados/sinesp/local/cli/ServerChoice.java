package br.engdados.sinesp.local.cli;

import br.engdados.sinesp.local.server.ServerDirectory;
import java.nio.file.Path;
import java.util.Set;

/**
 * Which servers, and where they keep their files.
 *
 * @param servers at least one
 * @param data the folder under which each keeps its files
 */
record ServerChoice(Set<ServerKind> servers, Path data) {
  /** Keeps a copy. */
  ServerChoice {
    servers = Set.copyOf(servers);
  }

  ServerDirectory directory(ServerKind kind) {
    return new ServerDirectory(data.resolve(kind.folder()));
  }
}
