package br.engdados.sinesp.producer.normalise;

import br.engdados.sinesp.producer.source.InputException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises text whose letters a program has lost on the way: UTF-8 that was read as another
 * encoding and saved so ({@code FeminicÃ­dio}), and letters that an encoding did not have ({@code
 * Feminic?dio}).
 */
final class DamagedText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** What UTF-8 is taken for: by Windows, by old DOS programs, by old Macintoshes. */
  private static final List<Charset> TAKEN_FOR =
      Stream.of("windows-1252", "IBM850", "x-MacRoman")
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  /** In UTF-8 a letter that is not of ASCII takes two bytes at least. */
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]{2,}");

  private static final Pattern LOST = Pattern.compile("\\p{L}\\?+\\p{L}|\\uFFFD");

  private DamagedText() {}

  /**
   * Refuses a file that has such text.
   *
   * @param file the file's name
   * @param text a text of its that is not known, or null
   * @throws InputException if it is damaged, saying how and what to do
   */
  static void refuse(String file, String text) throws InputException {
    if (text == null) {
      return;
    }
    Optional<String> repaired = repaired(text);
    if (repaired.isPresent()) {
      throw new InputException(
          "%s: its text was decoded twice (mojibake): '%s' was '%s' before some program took UTF-8"
                  .formatted(file, text, repaired.get())
              + " for another encoding and saved it so. Take the original file, or save it again"
              + " from there as UTF-8.");
    }
    if (LOST.matcher(text).find()) {
      throw new InputException(
          "%s: letters of its text are lost: '%s'. Some program saved it in an encoding that does"
                  .formatted(file, text)
              + " not have them. Take the original file, or save it again from there as UTF-8.");
    }
  }

  /**
   * Undoes a wrong decoding of UTF-8, also one that happened several times.
   *
   * @param text any text
   * @return the text as it was, or empty where nothing tells that it was decoded wrongly
   */
  static Optional<String> repaired(String text) {
    String repaired = text;
    for (String once = once(repaired); !once.equals(repaired); once = once(repaired)) {
      repaired = once;
    }
    return repaired.equals(text) ? Optional.empty() : Optional.of(repaired);
  }

  private static String once(String text) {
    return NOT_ASCII
        .matcher(text)
        .replaceAll(run -> Matcher.quoteReplacement(decodedOnce(run.group())));
  }

  private static String decodedOnce(String run) {
    for (Charset charset : TAKEN_FOR) {
      try {
        String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes(run, charset)).toString();
        if (decoded.chars().allMatch(DamagedText::isOfPortuguese)) {
          return decoded;
        }
      } catch (CharacterCodingException e) {
        // Not what happened to this text.
      }
    }
    return run;
  }

  private static ByteBuffer bytes(String run, Charset charset) throws CharacterCodingException {
    if (!charset.equals(WINDOWS_1252)) {
      return charset.newEncoder().encode(CharBuffer.wrap(run));
    }
    // Programs that say Latin-1 and mean Windows-1252 leave its five holes as control characters.
    ByteBuffer bytes = ByteBuffer.allocate(run.length());
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (c <= 0xFF) {
        bytes.put((byte) c);
      } else {
        bytes.put(charset.newEncoder().encode(CharBuffer.wrap(run, i, i + 1)));
      }
    }
    return bytes.flip();
  }

  /**
   * What may come out: letters and marks that Windows has, or controls in their place. So that a
   * capital before a no-break space ({@code TUPÃ PAULISTA}) is not taken for a letter decoded
   * twice.
   */
  private static boolean isOfPortuguese(int c) {
    return c != '\u00A0'
        && c != 'à'
        && (c <= 0xFF || c == '\uFFFD' || WINDOWS_1252.newEncoder().canEncode((char) c));
  }
}
