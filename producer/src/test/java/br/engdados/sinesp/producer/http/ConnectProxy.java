package br.engdados.sinesp.producer.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real proxy on this machine, which leads every name to one port of it. */
public final class ConnectProxy implements Closeable {
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("(?im)^Content-Length: ([0-9]+)\r?$");

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final String authorization;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * Starts.
   *
   * @param target the port that everything is led to
   * @param authorization what the header Proxy-Authorization must be, or null for anything
   */
  public ConnectProxy(int target, String authorization) throws IOException {
    this.target = target;
    this.authorization = authorization;
    start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The first lines of the requests that were let through. */
  public List<String> asked() {
    return asked;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream back = client.getOutputStream();
      String head = admitted(in, back);
      try (Socket site = new Socket(InetAddress.getLoopbackAddress(), target)) {
        if (head.startsWith("CONNECT ")) {
          back.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
          start(() -> copy(client, site));
          copy(site, client);
          return;
        }
        start(() -> copy(site, client));
        for (; ; head = admitted(in, back)) {
          site.getOutputStream().write(bytes(head.replaceFirst(" http://[^/]+", " ")));
          site.getOutputStream().write(in.readNBytes(bodyLength(head)));
        }
      }
    } catch (IOException e) {
      // The client or the site has gone.
    }
  }

  /** The head of the next request that may pass; the others are answered. */
  private String admitted(InputStream in, OutputStream back) throws IOException {
    String head = head(in);
    while (authorization != null && !head.contains("Proxy-Authorization: " + authorization)) {
      in.skipNBytes(bodyLength(head));
      back.write(bytes("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"));
      head = head(in);
    }
    asked.add(head.lines().findFirst().orElseThrow());
    return head;
  }

  private static int bodyLength(String head) {
    Matcher length = CONTENT_LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("cut off");
      }
      head.append((char) read);
    }
    return head.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
