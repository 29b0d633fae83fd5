package br.engdados.sinesp.painel.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Sends bodies with what caches need: strong tags, 304 before any work, gzip. */
final class Replies {
  static final String WHILE = "public, max-age=300, stale-while-revalidate=86400";
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final int WORTH_COMPRESSING = 1_024;
  private static final Pattern REFUSED_GZIP = Pattern.compile("gzip;q=0(\\.0*)?");

  /** What is added to the tag of a body that is compressed. */
  static final String GZIP_SUFFIX = "-gz";

  private Replies() {}

  /**
   * A body and what goes with it.
   *
   * @param tag names its content, without quotes
   * @param contentType its type
   * @param caching the value of Cache-Control
   * @param modified when it last changed; empty where nobody knows
   * @param bytes makes it
   * @param compressor gives its bytes compressed by gzip
   */
  record Reply(
      String tag,
      String contentType,
      String caching,
      Optional<Instant> modified,
      Supplier<byte[]> bytes,
      UnaryOperator<byte[]> compressor) {
    /** A body that is compressed anew for each request. */
    Reply(
        String tag,
        String contentType,
        String caching,
        Optional<Instant> modified,
        Supplier<byte[]> bytes) {
      this(tag, contentType, caching, modified, bytes, Gzip::compressed);
    }
  }

  /** Sends a body, or says that the client has it. */
  static void send(Context context, Reply reply) {
    boolean gzip = acceptsGzip(context);
    context.header("Cache-Control", reply.caching());
    context.header("Vary", "Accept-Encoding");
    reply
        .modified()
        .ifPresent(
            instant ->
                context.header(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))));
    String plainTag = '"' + reply.tag() + '"';
    String gzipTag = '"' + reply.tag() + GZIP_SUFFIX + '"';
    Optional<String> known = known(context, plainTag, gzipTag);
    if (known.isPresent()) {
      context.header("ETag", known.get()).status(304);
      return;
    }
    byte[] bytes = reply.bytes().get();
    boolean compressed = gzip && bytes.length >= WORTH_COMPRESSING;
    context.header("ETag", compressed ? gzipTag : plainTag);
    context.contentType(reply.contentType());
    if (compressed) {
      context.header("Content-Encoding", "gzip");
      bytes = reply.compressor().apply(bytes);
    }
    context.result(bytes);
  }

  private static Optional<String> known(Context context, String... tags) {
    String header = context.header("If-None-Match");
    if (header == null) {
      return Optional.empty();
    }
    for (String part : header.split(",", 100)) {
      String given = part.strip();
      String strong = given.startsWith("W/") ? given.substring(2) : given;
      Optional<String> same = Arrays.stream(tags).filter(strong::equals).findFirst();
      if (same.isPresent() || given.equals("*")) {
        return same.or(() -> Optional.of(tags[0]));
      }
    }
    return Optional.empty();
  }

  private static boolean acceptsGzip(Context context) {
    String header = context.header("Accept-Encoding");
    if (header == null) {
      return false;
    }
    for (String part : header.toLowerCase(Locale.ROOT).split(",", 100)) {
      String coding = part.replace(" ", "");
      if (coding.equals("gzip") || coding.startsWith("gzip;")) {
        return !REFUSED_GZIP.matcher(coding).matches();
      }
    }
    return false;
  }
}
