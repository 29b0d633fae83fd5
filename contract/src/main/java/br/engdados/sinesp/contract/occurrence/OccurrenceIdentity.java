package br.engdados.sinesp.contract.occurrence;

import br.engdados.sinesp.contract.reference.TextFolding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.UUID;

/**
 * Names rows: the id is a name-based UUID (RFC 9562, version 5) of everything that tells a row from
 * others of its dataset, and of its ordinal among the rows of the edition that share all of that
 * (the Distrito Federal publishes 33). The name is these texts, folded, each followed by U+001F:
 * dataset, IBGE code or else the municipality's name, state, event, body, agent, weapon, age group,
 * month ({@code 2023-01}), and then the ordinal. So the same edition gives the same ids as workbook
 * and as CSV. Not for several threads at once.
 */
public final class OccurrenceIdentity {
  /** The name space of these UUIDs, fixed for ever: another one would rename every row. */
  public static final UUID NAMESPACE = UUID.fromString("6f1f4b0e-3f0a-5c3b-9d57-5f3b0d3c2a10");

  private static final int NAMESPACE_BYTES = 16;

  // Occurs in no folded text: folding turns control characters that are white space into spaces.
  private static final char SEPARATOR = 0x1F;

  private final MessageDigest sha1;
  private final FragmentCache<Dataset> datasets = new FragmentCache<>(d -> fragment(d.id()));
  private final FragmentCache<Place> places = new FragmentCache<>(OccurrenceIdentity::name);
  private final FragmentCache<String> events =
      new FragmentCache<>(event -> fragment(TextFolding.fold(event)));
  private final FragmentCache<Breakdown> breakdowns = new FragmentCache<>(OccurrenceIdentity::name);
  private final FragmentCache<YearMonth> periods =
      new FragmentCache<>(period -> fragment(period.toString()));
  private final byte[] digest = new byte[20];
  // The name under way, the name space before it.
  private byte[] name =
      ByteBuffer.allocate(512)
          .putLong(NAMESPACE.getMostSignificantBits())
          .putLong(NAMESPACE.getLeastSignificantBits())
          .array();
  private int length;

  /** Makes a namer. */
  public OccurrenceIdentity() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /**
   * Names a row. Passing the same instances again for values that recur is faster.
   *
   * @param dataset its dataset
   * @param period its month
   * @param place its place; the IBGE code counts where it is known, else the folded name
   * @param tipoCrime its event, not blank
   * @param breakdown its labels; the form does not count
   * @param ordinal how many rows of the edition that share all of these came before it
   * @return the id
   */
  public UUID of(
      Dataset dataset,
      YearMonth period,
      Place place,
      String tipoCrime,
      Breakdown breakdown,
      int ordinal) {
    length = NAMESPACE_BYTES;
    append(datasets.of(dataset));
    append(places.of(place));
    append(events.of(tipoCrime));
    append(breakdowns.of(breakdown));
    append(periods.of(period));
    appendDecimal(ordinal);
    sha1.update(name, 0, length);
    return versionFive();
  }

  private void appendDecimal(int number) {
    if (number >= 10) {
      appendDecimal(number / 10);
    }
    reserve(1);
    name[length++] = (byte) ('0' + number % 10);
  }

  private void append(byte[] fragment) {
    reserve(fragment.length);
    System.arraycopy(fragment, 0, name, length, fragment.length);
    length += fragment.length;
  }

  private void reserve(int more) {
    if (length + more > name.length) {
      name = Arrays.copyOf(name, 2 * (length + more));
    }
  }

  private UUID versionFive() {
    try {
      sha1.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("20 bytes hold a SHA-1", e);
    }
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] name(Place place) {
    boolean coded = place.codigoMunicipio() != null && place.codigoMunicipio() != 0;
    return fragment(
        coded ? place.codigoMunicipio().toString() : TextFolding.fold(place.municipio()),
        TextFolding.fold(place.uf()));
  }

  private static byte[] name(Breakdown breakdown) {
    return fragment(
        TextFolding.fold(breakdown.abrangencia()),
        TextFolding.fold(breakdown.agente()),
        TextFolding.fold(breakdown.arma()),
        TextFolding.fold(breakdown.faixaEtaria()));
  }

  private static byte[] fragment(String... texts) {
    StringBuilder name = new StringBuilder();
    for (String text : texts) {
      name.append(text).append(SEPARATOR);
    }
    return name.toString().getBytes(StandardCharsets.UTF_8);
  }
}
