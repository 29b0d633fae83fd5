package br.engdados.sinesp.integration;

import br.engdados.sinesp.local.embedded.EmbeddedServers;
import br.engdados.sinesp.local.server.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Pipeline}: empty topics, no keyspace, folders of its own. The servers
 * behind it are started once for the whole run.
 */
final class SharedServers implements ParameterResolver {
  private static final Namespace RUN = Namespace.create(SharedServers.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running servers =
        context
            .getRoot()
            .getStore(RUN)
            .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    return context
        .getStore(RUN)
        .getOrComputeIfAbsent(
            Pipeline.class, key -> Pipeline.fresh(servers.servers()), Pipeline.class);
  }

  private static Running start() {
    try {
      Path folder =
          Files.createDirectories(Program.root().resolve("integration-tests/target/servers"));
      Path run = Files.createTempDirectory(folder, "run");
      // Beside the servers' start: the programs start more often here than anywhere else.
      Process archives = ClassArchives.write();
      Running servers = new Running(EmbeddedServers.start(run, Duration.ofMinutes(3)));
      archives.waitFor();
      return servers;
    } catch (IOException | ServerFailure e) {
      throw new IllegalStateException("the servers of the tests do not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Closed by JUnit at the end of the run. */
  private record Running(EmbeddedServers servers) implements AutoCloseable {
    @Override
    public void close() {
      servers.close();
    }
  }
}
