package br.engdados.sinesp.producer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.engdados.sinesp.producer.http.BasicCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistrySettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema-registry:8081",
        "ftp://schema-registry",
        "http://one:8081,http://two:8081",
        "http://one,http://two",
        "http://",
        "http://registry/?token=x",
        "http://registry/#x"
      })
  void whatIsNoBaseAddressIsRefused(String text) {
    assertThatThrownBy(() -> RegistrySettings.parseUrl(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://user:hidden@registry", "user:hidden@registry:8081"})
  void aPasswordInTheAddressIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> RegistrySettings.parseUrl(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void theFileWinsOverTheVariableAndNothingIsShown() throws Exception {
    Path file = Files.writeString(folder.resolve("user-info"), "from:file\r\n");
    Map<String, String> environment = Map.of(RegistryCredentials.VARIABLE, "from:variable");
    assertThat(RegistryCredentials.from(Optional.of(file), environment))
        .map(BasicCredentials::authorization)
        .contains("Basic ZnJvbTpmaWxl");
    assertThat(RegistryCredentials.from(Optional.empty(), environment))
        .map(BasicCredentials::authorization)
        .contains("Basic ZnJvbTp2YXJpYWJsZQ==");
    assertThat(RegistryCredentials.from(Optional.empty(), environment).orElseThrow())
        .asString()
        .doesNotContain("from");
    assertThat(RegistryCredentials.from(Optional.empty(), Map.of())).isEmpty();
    assertThat(
            RegistryCredentials.from(Optional.empty(), Map.of(RegistryCredentials.VARIABLE, " ")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-without-user", ":secret", "user:secret\nX-Evil: 1", " "})
  void whatIsNoUserAndPasswordIsRefusedAndNotShown(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("user-info"), text);
    assertThatThrownBy(() -> RegistryCredentials.from(Optional.of(file), Map.of()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("user-info", "user:password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFileThatCannotBeReadOrIsNoneIsNamed() throws Exception {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> RegistryCredentials.from(Optional.of(missing), Map.of()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("missing");
    Path large = Files.write(folder.resolve("large"), new byte[10_000]);
    assertThatThrownBy(() -> RegistryCredentials.from(Optional.of(large), Map.of()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("large");
  }

  @Test
  void aPasswordInTheClearIsNoticed() throws Exception {
    Optional<BasicCredentials> known =
        RegistryCredentials.from(
            Optional.empty(), Map.of(RegistryCredentials.VARIABLE, "user:password"));
    assertThat(settings("http://registry:8081", known).exposesPassword()).isTrue();
    assertThat(settings("http://registry:8081", Optional.empty()).exposesPassword()).isFalse();
    assertThat(settings("https://registry:8081", known).exposesPassword()).isFalse();
    assertThat(settings("http://127.0.0.1:8081", known).exposesPassword()).isFalse();
  }

  private static RegistrySettings settings(String url, Optional<BasicCredentials> credentials) {
    return new RegistrySettings(
        RegistrySettings.parseUrl(url), credentials, Optional.empty(), Duration.ofSeconds(1));
  }
}
