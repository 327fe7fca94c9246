package org.schemaregistry.adapter.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;
import org.schemaregistry.core.spi.SecretProvider;

import java.util.ServiceLoader;

class SecretTextTest {
    private static final SecretRef REF = SecretRef.parse("env:DB");

    @Test
    void bothProvidersAreFoundByServiceLoader() {
        assertThat(
                        ServiceLoader.load(SecretProvider.class).stream()
                                .map(provider -> provider.get().scheme()))
                .contains("env", "file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3 cret", "s3 cret\n", "s3 cret\r\n"})
    void aLineIsThePassword(String text) throws SecretException {
        try (Credentials credentials = SecretText.parse(REF, text)) {
            assertThat(credentials.username()).isNull();
            assertThat(new String(credentials.password())).isEqualTo("s3 cret");
        }
    }

    @Test
    void jsonHoldsANameToo() throws SecretException {
        try (Credentials credentials =
                SecretText.parse(REF, " {\"username\": \"me\", \"password\": \"a\\nb\"}\n")) {
            assertThat(credentials.username()).isEqualTo("me");
            assertThat(new String(credentials.password())).isEqualTo("a\nb");
        }
        try (Credentials credentials = SecretText.parse(REF, "{\"password\":\"{x\"}")) {
            assertThat(credentials.username()).isNull();
            assertThat(new String(credentials.password())).isEqualTo("{x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARY\nCANARY",
                "CANARY\u0000",
                "{CANARY",
                "{\"password\": CANARY}",
                "{\"password\": 5, \"username\": \"CANARY\"}",
                "{\"password\": \"\", \"username\": \"CANARY\"}",
                "{\"password\": \"CANARY\", \"user\": \"CANARY\"}",
                "{\"password\": \"CANARY\", \"password\": \"CANARY\"}",
                "{\"username\": \"CANARY\"}",
                "{\"password\": \"CANARY\", \"username\": 5}",
                "{} CANARY"
            })
    void anErrorNamesTheReferenceAndNeverTheContent(String text) {
        assertThatThrownBy(() -> SecretText.parse(REF, text))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("env:DB")
                .hasMessageContaining("expected")
                .hasNoCause()
                .message()
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  ", "\n\n"})
    void nothingIsNoPassword(String text) {
        assertThatThrownBy(() -> SecretText.parse(REF, text))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("env:DB");
    }

    @Test
    void theLongestSecretIsAccepted() throws SecretException {
        try (Credentials credentials = SecretText.parse(REF, "x".repeat(SecretText.MAX_BYTES))) {
            assertThat(credentials.password()).hasSize(SecretText.MAX_BYTES);
        }
        assertThatThrownBy(() -> SecretText.parse(REF, "x".repeat(SecretText.MAX_BYTES + 1)))
                .isInstanceOf(SecretException.class);
    }
}
