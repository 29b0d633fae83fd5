package br.engdados.sinesp.producer.source;

import br.engdados.sinesp.program.FileNameEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

/**
 * A data file on this machine.
 *
 * @param path where it is
 * @param name its name for people, reports and record headers, without a folder; a file out of a
 *     cache keeps the name it was published under
 * @param size its length in bytes
 */
public record SourceFile(Path path, String name, long size) {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

  /**
   * Describes a file under its own name.
   *
   * @param path an existing file
   * @return the file
   * @throws InputException if this JVM cannot understand its name
   * @throws IOException if its length cannot be read
   */
  public static SourceFile of(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (FileNameEncoding.hasLostLetters(name)) {
      throw new InputException(
          name + ": its name cannot be understood. " + FileNameEncoding.advice());
    }
    return new SourceFile(path, name, Files.size(path));
  }

  /**
   * Finds the year that the name tells.
   *
   * @return the year, or empty where the name has none or several
   */
  public Optional<Integer> yearOfName() {
    Matcher year = YEAR.matcher(name);
    Set<Integer> years = new HashSet<>();
    while (year.find()) {
      years.add(Integer.valueOf(year.group()));
    }
    return years.size() == 1 ? Optional.of(years.iterator().next()) : Optional.empty();
  }

  /**
   * Reads the whole file and names its content.
   *
   * @return the SHA-256, 64 hexadecimal digits
   * @throws IOException if the file cannot be read
   */
  public String sha256() throws IOException {
    return new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(path);
  }
}
