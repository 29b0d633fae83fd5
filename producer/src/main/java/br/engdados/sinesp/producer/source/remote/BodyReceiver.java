package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import br.engdados.sinesp.producer.output.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;
import okhttp3.Response;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes a body to a file; counts, hashes and bounds it on the way. */
final class BodyReceiver {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final TransferLimits limits;
  private final ProgressListener listener;
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private long received;
  private long windowStart = System.nanoTime();
  private long windowBytes;

  BodyReceiver(String name, TransferLimits limits, ProgressListener listener) {
    this.name = name;
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * Receives the whole body.
   *
   * @return its SHA-256
   * @throws AttemptException if it is a page, too long, too slow, or not as long as announced
   * @throws IOException if the network fails
   */
  String receive(Response response, Path target) throws IOException {
    long announced = response.body().contentLength();
    if (announced > limits.bytes()) {
      throw tooLarge();
    }
    String contentType = response.header("Content-Type", "");
    listener.started(name, announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced));
    try (OutputStream out = open(target)) {
      copy(response.body().byteStream(), out, target, contentType);
    }
    if (PageDiagnosis.isPage(contentType, head.toByteArray())) {
      throw PageDiagnosis.diagnose(head.toByteArray());
    }
    if (announced >= 0 && received != announced) {
      throw AttemptException.retry(
          "it was cut off or padded: "
              + announced
              + " bytes were announced, "
              + received
              + " came");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void copy(InputStream in, OutputStream out, Path target, String contentType)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      received += read;
      if (received > limits.bytes()) {
        throw tooLarge();
      }
      requireProgress(read);
      if (head.size() < PageDiagnosis.HEAD_BYTES) {
        head.write(buffer, 0, Math.min(read, PageDiagnosis.HEAD_BYTES - head.size()));
        if (head.size() == PageDiagnosis.HEAD_BYTES
            && PageDiagnosis.isPage(contentType, head.toByteArray())) {
          // No need to read a long page to its end.
          return;
        }
      }
      digest.update(buffer, 0, read);
      write(out, target, buffer, read);
      listener.advanced(name, received);
    }
  }

  private void requireProgress(int read) throws AttemptException {
    windowBytes += read;
    long now = System.nanoTime();
    if (now - windowStart < limits.stallTimeout().toNanos()) {
      return;
    }
    if (windowBytes < TransferLimits.STALL_BYTES) {
      throw AttemptException.retry(
          "the transfer stalled: "
              + windowBytes
              + " bytes in "
              + limits.stallTimeout().toMillis()
              + " ms");
    }
    windowStart = now;
    windowBytes = 0;
  }

  private AttemptException tooLarge() {
    return AttemptException.last("it is larger than " + limits.bytes() + " bytes");
  }

  /** A full disk is no fault of the network's: it is not tried again. */
  private static OutputStream open(Path target) throws AttemptException {
    try {
      return Files.newOutputStream(
          target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static void write(OutputStream out, Path target, byte[] buffer, int count)
      throws AttemptException {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static AttemptException unwritable(Path target, IOException e) {
    return AttemptException.last(
        "the cache cannot be written: " + WholeFile.unwritable(target, e).getMessage(), e);
  }
}
