package br.engdados.sinesp.local.cassandra;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The few frames of the CQL binary protocol, version 4, that one query takes. Version 4 because its
 * frames are plain; every Cassandra from 2.2 to 5.0 speaks it.
 *
 * @see <a
 *     href="https://github.com/apache/cassandra/blob/cassandra-5.0/doc/native_protocol_v4.spec">The
 *     protocol</a>
 */
final class CqlConversation {
  private static final int REQUEST_V4 = 0x04;
  private static final int MOST_BYTES = 1 << 20;

  private static final int ERROR = 0x00;
  private static final int STARTUP = 0x01;
  private static final int READY = 0x02;
  private static final int AUTHENTICATE = 0x03;
  private static final int QUERY = 0x07;
  private static final int RESULT = 0x08;
  private static final int AUTH_RESPONSE = 0x0F;
  private static final int AUTH_SUCCESS = 0x10;

  private static final int CONSISTENCY_ONE = 0x0001;

  private final DataInputStream in;
  private final DataOutputStream out;

  /** An error's text is kept, other bodies are of no interest. */
  private record Frame(int opcode, String error) {}

  /**
   * Says nothing yet.
   *
   * @param socket connected, closed by the caller
   */
  CqlConversation(Socket socket) throws IOException {
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  /**
   * Opens the conversation and asks; call it once.
   *
   * @param cql a query
   * @throws IOException where the server answers anything else than a result
   */
  void query(String cql) throws IOException {
    ByteArrayOutputStream options = new ByteArrayOutputStream();
    DataOutputStream map = new DataOutputStream(options);
    map.writeShort(1);
    string(map, "CQL_VERSION");
    string(map, "3.0.0");
    Frame answer = ask(STARTUP, options.toByteArray());
    if (answer.opcode() == AUTHENTICATE) {
      expect(AUTH_SUCCESS, ask(AUTH_RESPONSE, credentials()));
    } else {
      expect(READY, answer);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream query = new DataOutputStream(body);
    byte[] text = cql.getBytes(StandardCharsets.UTF_8);
    query.writeInt(text.length);
    query.write(text);
    query.writeShort(CONSISTENCY_ONE);
    query.writeByte(0);
    expect(RESULT, ask(QUERY, body.toByteArray()));
  }

  /** SASL PLAIN: an empty authorization id, the user and the password, each after a zero byte. */
  private static byte[] credentials() throws IOException {
    byte[] token =
        ("\0" + CassandraSecurity.USER + "\0" + CassandraSecurity.PASSWORD)
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream bytes = new DataOutputStream(body);
    bytes.writeInt(token.length);
    bytes.write(token);
    return body.toByteArray();
  }

  private Frame ask(int opcode, byte[] body) throws IOException {
    out.writeByte(REQUEST_V4);
    out.writeByte(0);
    out.writeShort(0);
    out.writeByte(opcode);
    out.writeInt(body.length);
    out.write(body);
    out.flush();
    in.skipNBytes(4);
    int answer = in.readUnsignedByte();
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("an answer of " + length + " bytes is no answer to this query");
    }
    byte[] content = in.readNBytes(length);
    // An error is a code of four bytes, a length of two, and the text.
    String error =
        answer == ERROR && length > 6
            ? new String(content, 6, length - 6, StandardCharsets.UTF_8)
            : "opcode " + answer;
    return new Frame(answer, error);
  }

  private static void expect(int opcode, Frame answer) throws IOException {
    if (answer.opcode() != opcode) {
      throw new IOException("Cassandra answered: " + answer.error());
    }
  }

  private static void string(DataOutputStream to, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeShort(bytes.length);
    to.write(bytes);
  }
}
