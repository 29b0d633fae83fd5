package br.engdados.sinesp.producer.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where downloads may lead. */
final class AddressPolicyTest {
  private static final ProxySelector DIRECT = ProxySelector.of(null);

  private static final Map<String, String> NAMES =
      Map.of(
          "www.gov.example", "161.148.164.31",
          "mirror.intranet", "10.1.2.3",
          "other.intranet", "192.168.7.7",
          "localhost", "127.0.0.1",
          "metadata.cloud", "169.254.169.254");

  @ParameterizedTest
  @CsvSource({
    "161.148.164.31, PUBLIC",
    "8.8.8.8, PUBLIC",
    "2804:4ca8::1, PUBLIC",
    "10.0.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "172.32.0.1, PUBLIC",
    "192.168.0.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.128.0.1, PUBLIC",
    "fd00::1, PRIVATE",
    "127.0.0.1, LOOPBACK",
    "127.255.0.9, LOOPBACK",
    "::1, LOOPBACK",
    "::ffff:127.0.0.1, LOOPBACK",
    "64:ff9b::7f00:1, LOOPBACK",
    "2002:7f00:1::, LOOPBACK",
    "2002:a00:1::, PRIVATE",
    "169.254.169.254, SPECIAL",
    "fe80::1, SPECIAL",
    "0.0.0.0, SPECIAL",
    "0.1.2.3, SPECIAL",
    "::, SPECIAL",
    "224.0.0.1, SPECIAL",
    "255.255.255.255, SPECIAL",
    "198.18.0.1, SPECIAL"
  })
  void knowsWhereAnAddressIsReachedFrom(String address, AddressReach reach) throws Exception {
    assertThat(AddressReach.of(InetAddress.getByName(address))).isEqualTo(reach);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://169.254.169.254/",
        "http://10.0.0.1/",
        "http://0.0.0.0/"
      })
  void aPublicBaseLeadsToNoAddressInside(String url) {
    AddressPolicy policy =
        AddressPolicy.startingAt(
            HttpUrl.get("https://www.gov.example/"), AddressPolicyTest::resolve, DIRECT);
    HttpUrl target = HttpUrl.get(url);
    assertThatThrownBy(
            () -> {
              policy.requireAllowed(target);
              policy.lookup(target.host());
            })
        .hasMessageContaining("inside this machine or network");
  }

  @Test
  void aPublicBaseLeadsToNoNameInside() {
    AddressPolicy policy =
        AddressPolicy.startingAt(
            HttpUrl.get("https://www.gov.example/"), AddressPolicyTest::resolve, DIRECT);
    assertThatCode(() -> policy.lookup("www.gov.example")).doesNotThrowAnyException();
    for (String name : List.of("localhost", "mirror.intranet", "metadata.cloud")) {
      assertThatThrownBy(() -> policy.lookup(name))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("is refused");
    }
  }

  @Test
  void aMirrorInsideLeadsToItsNeighboursOnly() {
    AddressPolicy policy =
        AddressPolicy.startingAt(
            HttpUrl.get("http://mirror.intranet/"), AddressPolicyTest::resolve, DIRECT);
    assertThatCode(() -> policy.lookup("other.intranet")).doesNotThrowAnyException();
    assertThatCode(() -> policy.lookup("www.gov.example")).doesNotThrowAnyException();
    assertThatThrownBy(() -> policy.lookup("localhost")).hasMessageContaining("127.0.0.1");
    assertThatThrownBy(() -> policy.lookup("metadata.cloud")).hasMessageContaining("169.254");
  }

  /** The name that was public when it was asked for first answers with this machine afterwards. */
  @Test
  void aNameThatChangesItsAddressGainsNothing() {
    boolean[] turned = {false};
    AddressPolicy policy =
        AddressPolicy.startingAt(
            HttpUrl.get("http://rebinding.example/"),
            name -> List.of(InetAddress.getByName(turned[0] ? "127.0.0.1" : "161.148.164.31")),
            DIRECT);
    turned[0] = true;
    assertThatThrownBy(() -> policy.lookup("rebinding.example")).hasMessageContaining("127.0.0.1");
  }

  private static List<InetAddress> resolve(String name) throws UnknownHostException {
    return NAMES.containsKey(name)
        ? List.of(InetAddress.getByName(NAMES.get(name)))
        : Dns.SYSTEM.lookup(name);
  }
}
