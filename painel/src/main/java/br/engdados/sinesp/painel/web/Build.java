package br.engdados.sinesp.painel.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Tells one build of the program from another, so that no client keeps what another one wrote. */
final class Build {
  private static final String FINGERPRINT = Long.toHexString(compute());

  private Build() {}

  static String fingerprint() {
    return FINGERPRINT;
  }

  private static long compute() {
    try {
      Path code = Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(code)) {
        // Classes of a build under way: they may change with every start.
        return ProcessHandle.current().pid() ^ System.currentTimeMillis();
      }
      CRC32C hash = new CRC32C();
      try (FileChannel channel = FileChannel.open(code)) {
        hash.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
      }
      return hash.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
