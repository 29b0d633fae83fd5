package br.engdados.sinesp.producer.source.remote;

import br.engdados.sinesp.producer.http.AttemptException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a web page is that came in place of a file. */
final class PageDiagnosis {
  /** How much of a page is looked at. */
  static final int HEAD_BYTES = 1 << 16;

  private static final Pattern PAGE =
      Pattern.compile(
          "\\A\\uFEFF?\\s*(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|script|meta)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern FIREWALL =
      Pattern.compile(
          "request rejected|support id|access denied|attention required|web application firewall"
              + "|incident id|incapsula|captcha|cf-ray|cloudflare|azion|akamai|acesso negado"
              + "|requisi..o rejeitada|requisi\\S*o bloqueada|unusual traffic|checking your browser",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOGIN =
      Pattern.compile(
          "type=[\"']?password|acesso\\.gov\\.br|entrar com (o )?gov\\.br|<title>[^<]*\\b(log-?in|entrar)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);

  private PageDiagnosis() {}

  /** Whether an answer is a web page, by what it begins with or by what the server calls it. */
  static boolean isPage(String contentType, byte[] head) {
    String type = contentType.toLowerCase(Locale.ROOT);
    boolean called = type.startsWith("text/html") || type.startsWith("application/xhtml");
    return PAGE.matcher(text(head)).find() || (called && !isArchive(head));
  }

  /** What kind of page it is; a firewall's may be gone at the next attempt, others stay. */
  static AttemptException diagnose(byte[] head) {
    String page = text(head);
    if (FIREWALL.matcher(page).find()) {
      return AttemptException.retry(
          "the site's firewall (WAF) sent a page of its own in place of the file" + title(page));
    }
    if (LOGIN.matcher(page).find()) {
      return AttemptException.last(
          "the server sent a login page in place of the file" + title(page));
    }
    return AttemptException.last(
        "the server sent a web page (HTML) in place of the file" + title(page));
  }

  /** The ministry's server has called workbooks text/html before. */
  private static boolean isArchive(byte[] head) {
    return head.length > 3
        && ((head[0] == 'P' && head[1] == 'K')
            || (head[0] == 0x1F && head[1] == (byte) 0x8B)
            || (head[0] == (byte) 0xFD && head[1] == '7'));
  }

  private static String title(String page) {
    Matcher title = TITLE.matcher(page);
    if (!title.find()) {
      return "";
    }
    String text = title.group(1).replaceAll("[\\p{Cntrl}\\s\"]+", " ").strip();
    return text.isEmpty() ? "" : ": \"" + text + "\"";
  }

  private static String text(byte[] head) {
    return new String(head, StandardCharsets.UTF_8);
  }
}
