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

/** A real proxy on this machine, which leads every name to one port of it. */
public final class ConnectProxy implements Closeable {
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
      String head = head(client.getInputStream());
      OutputStream back = client.getOutputStream();
      if (authorization != null && !head.contains("Proxy-Authorization: " + authorization)) {
        back.write(bytes("HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return;
      }
      asked.add(head.lines().findFirst().orElseThrow());
      try (Socket site = new Socket(InetAddress.getLoopbackAddress(), target)) {
        if (head.startsWith("CONNECT ")) {
          back.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
        } else {
          String origin = head.replaceFirst(" http://[^/]+", " ");
          site.getOutputStream().write(bytes(origin));
        }
        start(() -> copy(client, site));
        copy(site, client);
      }
    } catch (IOException e) {
      // The client or the site has gone.
    }
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
