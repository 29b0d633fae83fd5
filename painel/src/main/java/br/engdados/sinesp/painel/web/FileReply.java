package br.engdados.sinesp.painel.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a file, whole or one range of it (RFC 9110, 14). */
final class FileReply {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private FileReply() {}

  private record Range(long from, long to) {
    long length() {
      return to - from + 1;
    }
  }

  static void send(Context context, Path file, String sha256, String contentType)
      throws IOException, Problem {
    long size = Files.size(file);
    String tag =
        '"'
            + (sha256 != null
                ? sha256
                : Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "-" + size)
            + '"';
    context
        .header("ETag", tag)
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "no-cache");
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.contentType(contentType);
    String condition = context.header("If-Range");
    Optional<Range> range =
        condition == null || condition.equals(tag) ? range(context, size) : Optional.empty();
    Range sent = range.orElse(new Range(0, size - 1));
    if (range.isPresent()) {
      context.status(206);
      context.header("Content-Range", "bytes %d-%d/%d".formatted(sent.from(), sent.to(), size));
    }
    context.header("Content-Length", Long.toString(sent.length()));
    context.result(part(file, sent));
  }

  /** Several ranges, and forms that are none, are passed over: the whole file answers them too. */
  private static Optional<Range> range(Context context, long size) throws Problem {
    String header = context.header("Range");
    Matcher matcher = header == null ? null : RANGE.matcher(header);
    if (matcher == null || !matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty() && last.isEmpty()) {
      return Optional.empty();
    }
    long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
    long to =
        first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
    if (from > to) {
      context.header("Content-Range", "bytes */" + size);
      throw new Problem(Problem.Kind.INTERVALO, "o arquivo tem " + size + " bytes");
    }
    return Optional.of(new Range(from, to));
  }

  private static InputStream part(Path file, Range range) throws IOException {
    FileChannel channel = FileChannel.open(file);
    channel.position(range.from());
    return new Part(Channels.newInputStream(channel), range.length());
  }

  /** The next bytes of a stream. */
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
