package br.engdados.sinesp.producer.source.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token of the dados.gov.br API. It comes from the environment or a file, never from the
 * command line, where every process of the machine can read it, and it is never printed.
 */
public final class ApiToken {
  /** Environment variable that holds the token itself. */
  public static final String VARIABLE = "DADOS_GOV_BR_TOKEN";

  /** Environment variable that names a file with the token, as containers hand over secrets. */
  public static final String FILE_VARIABLE = "DADOS_GOV_BR_TOKEN_FILE";

  /** RFC 6750, 2.1. */
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final int LONGEST = 8192;

  private final String value;

  private ApiToken(String value) {
    this.value = value;
  }

  /**
   * Looks for the token.
   *
   * @param environment the process environment; the variable wins over the file
   * @return the token, empty if neither variable is set or both are blank
   * @throws SourceUnavailableException if the file cannot be read or what is there cannot be a
   *     token
   */
  public static Optional<ApiToken> from(Map<String, String> environment)
      throws SourceUnavailableException {
    String direct = environment.getOrDefault(VARIABLE, "").strip();
    if (!direct.isEmpty()) {
      return Optional.of(parsed(direct, VARIABLE));
    }
    String file = environment.getOrDefault(FILE_VARIABLE, "").strip();
    return file.isEmpty() ? Optional.empty() : Optional.of(read(Path.of(file)));
  }

  private static ApiToken read(Path file) throws SourceUnavailableException {
    try {
      if (Files.size(file) > LONGEST) {
        throw new SourceUnavailableException(FILE_VARIABLE + ": " + file + " is no token file");
      }
      return parsed(Files.readString(file).strip(), FILE_VARIABLE);
    } catch (SourceUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new SourceUnavailableException(
          FILE_VARIABLE + ": " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
          e);
    }
  }

  private static ApiToken parsed(String text, String origin) throws SourceUnavailableException {
    if (text.length() > LONGEST || !BEARER.matcher(text).matches()) {
      throw new SourceUnavailableException(
          origin + " holds something that cannot be a token (its value is not shown)");
    }
    return new ApiToken(text);
  }

  /**
   * Tells until when the token is valid, if it is a JSON Web Token that says so (RFC 7519, 4.1.4).
   *
   * @return the instant; empty for a token of another form or without an end
   */
  public Optional<Instant> expiry() {
    String[] parts = value.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode end =
          new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp");
      return end.isNumber() ? Optional.of(Instant.ofEpochSecond(end.asLong())) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String authorization() {
    return "Bearer " + value;
  }

  @Override
  public String toString() {
    return "ApiToken[not shown]";
  }
}
