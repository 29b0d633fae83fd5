package br.engdados.sinesp.producer.revision;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Records by scope, in their order, in one temporary file of 32 bytes a record; in memory is only
 * the last block of each scope.
 */
final class ScopeSpool implements Closeable {
  private static final int BLOCK = 1024 * PublishedRecord.BYTES;

  private static final class Blocks {
    private final List<Long> written = new ArrayList<>();
    private final ByteBuffer last = ByteBuffer.allocate(BLOCK);
  }

  private final Map<Scope, Blocks> scopes = new HashMap<>();
  private final FileChannel file;
  private long end;

  ScopeSpool() throws IOException {
    Path path = Files.createTempFile("sinesp-published-", ".tmp");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void add(Scope scope, PublishedRecord record) throws IOException {
    Blocks blocks = scopes.computeIfAbsent(scope, any -> new Blocks());
    record.write(blocks.last);
    if (!blocks.last.hasRemaining()) {
      blocks.last.flip();
      blocks.written.add(end);
      while (blocks.last.hasRemaining()) {
        end += file.write(blocks.last, end);
      }
      blocks.last.clear();
    }
  }

  Set<Scope> scopes() {
    return scopes.keySet();
  }

  /** Hands out the records of a scope in the order in which they were added. */
  void replay(Scope scope, Consumer<PublishedRecord> into) throws IOException {
    Blocks blocks = scopes.get(scope);
    if (blocks == null) {
      return;
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long begin : blocks.written) {
      block.clear();
      while (block.hasRemaining()) {
        if (file.read(block, begin + block.position()) < 0) {
          throw new IOException("the temporary file of what is published is cut short");
        }
      }
      replay(block.flip(), into);
    }
    replay(blocks.last.duplicate().flip(), into);
  }

  private static void replay(ByteBuffer records, Consumer<PublishedRecord> into) {
    while (records.hasRemaining()) {
      into.accept(PublishedRecord.read(records));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
