package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The only data file of a ZIP archive, unpacked beside it for as long as it is read. */
final class ArchivedFile implements DataFile {
  private static final int BUFFER = 1 << 16;

  /** Opens what was unpacked. */
  interface Opener {
    DataFile open(SourceFile unpacked) throws IOException;
  }

  private final Path unpacked;
  private final DataFile data;
  private final String note;

  private ArchivedFile(Path unpacked, DataFile data, String note) {
    this.unpacked = unpacked;
    this.data = data;
    this.note = note;
  }

  static DataFile open(SourceFile file, Limits limits, Opener opener) throws IOException {
    Path unpacked = Files.createTempFile("sinesp-unpacked-", ".tmp");
    // Closing deletes it; this is for a program that is told to stop.
    unpacked.toFile().deleteOnExit();
    try (ZipFile zip = ZipContent.open(file)) {
      ZipEntry entry = ZipContent.onlyDataFile(file, zip);
      String name = file.name() + " (" + CellValues.shortened(entry.getName()) + ")";
      unpack(name, zip, entry, limits, unpacked);
      DataFile data = opener.open(new SourceFile(unpacked, name, Files.size(unpacked)));
      return new ArchivedFile(unpacked, data, "read " + entry.getName() + " out of the archive");
    } catch (ZipException e) {
      Files.delete(unpacked);
      throw damaged(file.name(), e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unpacked);
      throw e;
    }
  }

  @Override
  public Table nextTable() throws IOException {
    return data.nextTable();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(List.of(note));
    notes.addAll(data.notes());
    return notes;
  }

  @Override
  public double progress() {
    return data.progress();
  }

  @Override
  public void close() throws IOException {
    try {
      data.close();
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }

  private static void unpack(String name, ZipFile zip, ZipEntry entry, Limits limits, Path target)
      throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        length += n;
        long ratio = length / Math.max(1, entry.getCompressedSize());
        if (length > limits.decompressedBytes()
            || (length > limits.ratioFrom() && ratio > limits.ratio())) {
          throw new InputException(
              name + ": unpacks to more than any data file does; refused as hostile or broken.");
        }
        out.write(buffer, 0, n);
      }
    } catch (EOFException e) {
      throw damaged(name, "it ends early", e);
    }
    if (crc.getValue() != entry.getCrc()) {
      throw damaged(name, "its checksum does not match", null);
    }
  }

  private static InputException damaged(String name, String what, Exception cause) {
    return new InputException(
        name + ": the archive is damaged (" + what + "). Download it again.", cause);
  }
}
