package br.engdados.sinesp.painel.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is refused before it comes to a route: bad requests, headers too long. */
final class ErrorPage extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    Problem.Kind kind = code == 404 ? Problem.Kind.NAO_ENCONTRADO : Problem.Kind.PEDIDO;
    Problem.Body body =
        new Problem.Body(
            "/problemas/" + kind.code(),
            kind.title(),
            code,
            "o pedido não pode ser lido",
            "",
            null,
            null);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.write(true, ByteBuffer.wrap(Json.bytes(body)), callback);
  }
}
