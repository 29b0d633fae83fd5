package br.engdados.sinesp.painel.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs where a page begins, bound to the question and the edition, so that nobody else's bytes
 * come to Cassandra. The key is of this process: after a restart a client begins again.
 */
final class Cursor {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE = 16;

  private final SecretKeySpec key;

  Cursor() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  String write(ByteBuffer state, String question) {
    byte[] bytes = new byte[state.remaining()];
    state.duplicate().get(bytes);
    byte[] signature = sign(bytes, question);
    byte[] all = Arrays.copyOf(signature, SIGNATURE + bytes.length);
    System.arraycopy(bytes, 0, all, SIGNATURE, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Reads one; empty where it is not of this question, edition and process. */
  Optional<ByteBuffer> read(String text, String question) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length <= SIGNATURE) {
      return Optional.empty();
    }
    byte[] state = Arrays.copyOfRange(all, SIGNATURE, all.length);
    byte[] given = Arrays.copyOf(all, SIGNATURE);
    return MessageDigest.isEqual(sign(state, question), given)
        ? Optional.of(ByteBuffer.wrap(state))
        : Optional.empty();
  }

  private byte[] sign(byte[] state, String question) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(question.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(state), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
