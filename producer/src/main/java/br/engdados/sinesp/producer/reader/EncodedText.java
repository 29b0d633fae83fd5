package br.engdados.sinesp.producer.reader;

import br.engdados.sinesp.producer.source.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of a CSV, without byte-order mark, in whatever encoding it is: UTF-8, UTF-16, or
 * Windows-1252 (and with it Latin-1) where that is unmistakable.
 *
 * <p>The encoding is not looked for in advance: that would cost every sound file a pass of its own.
 * The text is UTF-8 until a byte contradicts; only then is the whole file gone through once more,
 * by {@link Windows1252Check}. Where that finds it unmistakable, there is no UTF-8 letter anywhere,
 * so whatever was handed out before was ASCII, which both encodings share, and reading goes on in
 * the other one. Otherwise U+FFFD stands for each such byte, {@link #fault} says why, and whoever
 * needs a cell that holds one refuses it.
 */
final class EncodedText extends Reader {
  /** Opens the decompressed file once more, from its start. */
  interface Reopening {
    InputStream open() throws IOException;
  }

  /** Stands for a byte that is no text, here as in Unicode. */
  static final char LOST = '\uFFFD';

  /** How many characters {@link #start} gives at most. */
  static final int START = 1 << 16;

  // A quoted cell may run over many lines, and none of the parser's limits bounds what they hold.
  private static final int LONGEST_ROW = 4 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final InputStream in;
  private final Reopening again;
  private final Notes notes;
  private final ByteBuffer bytes = ByteBuffer.allocate(START).flip();
  private final CharBuffer chars = CharBuffer.allocate(START).flip();
  private CharsetDecoder decoder;
  private boolean bytesEnded;
  private boolean ended;
  private boolean endTold;
  private boolean checked;
  private String fault;
  private char last;
  private long total;
  private int given;

  /**
   * Begins a text.
   *
   * @param name the file's, for messages
   * @param in its bytes, decompressed; closed with this reader
   * @param again opens the same bytes
   * @param notes is told of any encoding but UTF-8
   * @throws IOException if reading fails
   */
  EncodedText(String name, InputStream in, Reopening again, Notes notes) throws IOException {
    this.name = name;
    this.in = in;
    this.again = again;
    this.notes = notes;
    readBytes();
    Charset charset = Utf16.of(bytes.array(), bytes.limit()).orElse(StandardCharsets.UTF_8);
    if (!charset.equals(StandardCharsets.UTF_8)) {
      notes.add("read as " + charset.name());
    }
    decoder = charset.newDecoder();
  }

  /** Gives the first {@link #START} characters, which are still to be read. */
  String start() throws IOException {
    chars.compact();
    boolean room = true;
    while (!ended && room) {
      room = decode();
    }
    chars.flip();
    while (chars.hasRemaining() && chars.get(chars.position()) == BYTE_ORDER_MARK) {
      chars.get();
    }
    return chars.toString();
  }

  /** Takes so many characters of the start away. */
  void drop(int count) {
    chars.position(chars.position() + count);
  }

  /** Says why {@link #LOST} stands somewhere in the text read so far, or is null. */
  String fault() {
    return fault;
  }

  /** Whether the end was come upon and the last line has none, as where a file was cut off. */
  boolean endedWithinLine() {
    return endTold && last != '\n' && last != '\r';
  }

  /** Tells that a row begins, which bounds what is read for it. */
  void beginRow() {
    given = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining()) {
      chars.clear();
      while (!ended && chars.position() == 0) {
        decode();
      }
      chars.flip();
      if (!chars.hasRemaining()) {
        endTold = true;
        return -1;
      }
    }
    int count = Math.min(length, chars.remaining());
    given += count;
    if (given > LONGEST_ROW) {
      throw new InputException(
          "%s: a row of more than %d characters (a quote that is never closed?); refused as hostile."
              .formatted(name, LONGEST_ROW));
    }
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * Goes a step on: adds characters, or bytes to decode, or finds the end.
   *
   * @return whether there is room for more characters; two may be needed for a letter
   */
  private boolean decode() throws IOException {
    int from = chars.position();
    CoderResult result = decoder.decode(bytes, chars, bytesEnded);
    if (result.isError()) {
      takeContradiction(result.length());
    } else if (result.isUnderflow() && bytesEnded) {
      ended = true;
    } else if (result.isUnderflow()) {
      readBytes();
    }
    inspect(from);
    return !result.isOverflow() && chars.hasRemaining();
  }

  private void readBytes() throws IOException {
    bytes.compact();
    int wanted = bytes.remaining();
    int read = in.readNBytes(bytes.array(), bytes.position(), wanted);
    bytesEnded = read < wanted;
    bytes.position(bytes.position() + read).flip();
  }

  private void takeContradiction(int length) throws IOException {
    if (!checked) {
      checked = true;
      if (!decoder.charset().equals(StandardCharsets.UTF_8)) {
        fault = "not " + decoder.charset() + " text. Save the file again, as UTF-8.";
      } else if (isWindows1252()) {
        notes.add("not UTF-8; read as Windows-1252, which its words leave no doubt of");
        decoder = Windows1252Check.CHARSET.newDecoder();
        return;
      }
    }
    if (chars.hasRemaining()) {
      chars.put(LOST);
      bytes.position(bytes.position() + length);
    }
  }

  private boolean isWindows1252() throws IOException {
    try (InputStream whole = again.open()) {
      Windows1252Check.Verdict verdict = Windows1252Check.of(whole);
      fault =
          switch (verdict) {
            case UNMISTAKABLE -> null;
            case MIXED ->
                "not UTF-8 text, while other cells are: the file mixes two encodings. Save it again"
                    + " from where it came, as UTF-8.";
            case DOUBTFUL ->
                "not UTF-8 text (Latin-1 or Windows-1252?). Convert the file: iconv -f WINDOWS-1252"
                    + " -t UTF-8 IN.csv > OUT.csv";
          };
      return verdict == Windows1252Check.Verdict.UNMISTAKABLE;
    }
  }

  private void inspect(int from) throws InputException {
    char[] decoded = chars.array();
    int to = chars.position();
    for (int i = from; i < to; i++) {
      // One comparison for both: U+0000 becomes 3 and U+FFFD 0.
      if ((char) (decoded[i] + 3) <= 3) {
        take(decoded[i], total + i - from);
      }
    }
    if (to > from) {
      last = decoded[to - 1];
      total += to - from;
    }
  }

  private void take(char strange, long place) throws InputException {
    if (strange == 0) {
      throw new InputException(
          "%s: binary data, not text: a NUL character after %d others. Download it again."
              .formatted(name, place));
    }
    if (strange == LOST && fault == null) {
      fault =
          "the character U+FFFD stands where an earlier conversion lost a letter. Take the file"
              + " from before that.";
    }
  }
}
