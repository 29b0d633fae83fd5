package br.engdados.sinesp.producer.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a request brought no answer. What follows from it is decided by whoever sent it. */
public enum NetworkFault {
  /** The name leads to no address. */
  UNKNOWN_NAME,
  /** Nobody listens at the address, or no way leads there. */
  UNREACHABLE,
  /** Nothing came for as long as a connection or a read may take. */
  SILENT,
  /** The call took longer than it may in all, or its thread was interrupted. */
  OVERTIME,
  /** The server's certificate is not signed by an authority that is trusted, or names others. */
  UNTRUSTED,
  /** The proxy on the way does not let this client through; see {@link #PROXY_REFUSES}. */
  PROXY,
  /** Anything else: a reset, a cut, something that is no HTTP. */
  BROKEN_OFF;

  /** What to say of {@link #PROXY}, which is also status {@link #PROXY_STATUS} of an answer. */
  public static final String PROXY_REFUSES =
      "the proxy wants a user and password, or others (HTTP 407): put user:password into a file and"
          + " pass --proxy-credentials-file";

  /** The status by which a proxy refuses a request that needs no tunnel. */
  public static final int PROXY_STATUS = 407;

  /**
   * Sorts an exception.
   *
   * @param failure what a call of okhttp threw
   */
  public static NetworkFault of(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return UNKNOWN_NAME;
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return UNREACHABLE;
    }
    if (failure instanceof SocketTimeoutException) {
      return SILENT;
    }
    if (failure instanceof InterruptedIOException) {
      return OVERTIME;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return UNTRUSTED;
      }
    }
    // okhttp has no type for a tunnel that is refused.
    boolean refused = String.valueOf(failure.getMessage()).contains("authenticate with proxy");
    return refused ? PROXY : BROKEN_OFF;
  }

  /** What an exception says, in one line; the name of its class if it says nothing. */
  public static String words(IOException failure) {
    return failure.getMessage() == null
        ? failure.getClass().getSimpleName()
        : failure.getMessage().replaceAll("\\s+", " ");
  }
}
