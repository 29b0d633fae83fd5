package br.engdados.sinesp.producer.revision;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
    file = TemporaryFile.open("sinesp-published-");
  }

  void add(Scope scope, PublishedRecord record) throws IOException {
    Blocks blocks = scopes.computeIfAbsent(scope, any -> new Blocks());
    record.write(blocks.last);
    if (!blocks.last.hasRemaining()) {
      blocks.last.flip();
      blocks.written.add(end);
      end += TemporaryFile.write(file, blocks.last, end);
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
      TemporaryFile.fill(file, block, begin, "what is published");
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
