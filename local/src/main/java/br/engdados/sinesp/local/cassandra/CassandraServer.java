package br.engdados.sinesp.local.cassandra;

import br.engdados.sinesp.local.server.JavaProgram;
import br.engdados.sinesp.local.server.LocalServer;
import br.engdados.sinesp.local.server.ServerFiles;
import br.engdados.sinesp.local.server.ServerLibraries;
import br.engdados.sinesp.local.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A Cassandra of one node. */
public final class CassandraServer implements LocalServer {
  /** Its name for people. */
  public static final String NAME = "Cassandra";

  private final CassandraSettings settings;
  private final ServerLibraries libraries;

  /**
   * Writes nothing and starts nothing yet.
   *
   * @param settings the choices
   * @param libraries the server's jars
   */
  public CassandraServer(CassandraSettings settings, ServerLibraries libraries) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.libraries = Objects.requireNonNull(libraries, "libraries");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ServerSettings settings() {
    return settings.server();
  }

  @Override
  public void prepare() throws IOException {
    Files.writeString(yaml(), CassandraYaml.of(settings));
    ServerFiles.copyResource(CassandraServer.class, "logback.xml", logging());
  }

  @Override
  public List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.java());
    command.addAll(settings().heap().flags());
    command.add("-javaagent:" + libraries.jar("jamm"));
    command.addAll(CassandraJvmFlags.all());
    command.addAll(
        List.of(
            "-Dcassandra.config=" + yaml().toUri(),
            "-Dcassandra.storagedir=" + settings().directory().data(),
            "-Dcassandra.logdir=" + settings().directory().logs(),
            "-Dlogback.configurationFile=" + logging(),
            "-Dsinesp.local.log=" + settings().directory().log(),
            "-Dcassandra.jmx.local.port=" + settings().port(CassandraSettings.JMX),
            "-Dcassandra-foreground=yes",
            // A single node has nobody to wait for.
            "-Dcassandra.ring_delay_ms=1000",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            "-cp",
            libraries.classPath(),
            "org.apache.cassandra.service.CassandraDaemon"));
    return List.copyOf(command);
  }

  @Override
  public boolean answers(Duration limit) {
    return CqlProbe.answers(settings().client(), settings.security(), limit);
  }

  private Path yaml() {
    return settings().directory().configuration().resolve("cassandra.yaml");
  }

  private Path logging() {
    return settings().directory().configuration().resolve("logback.xml");
  }
}
