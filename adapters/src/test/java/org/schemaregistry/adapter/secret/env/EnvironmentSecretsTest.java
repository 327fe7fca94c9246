package org.schemaregistry.adapter.secret.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;

import java.util.Map;

class EnvironmentSecretsTest {
    @Test
    void readsAVariable() throws SecretException {
        EnvironmentSecrets secrets = new EnvironmentSecrets(Map.of("DB", "s3cret")::get);
        try (Credentials credentials = secrets.lease(SecretRef.parse("env:DB"))) {
            assertThat(new String(credentials.password())).isEqualTo("s3cret");
        }
    }

    @Test
    void readsTheProcessEnvironment() throws SecretException {
        try (Credentials credentials =
                new EnvironmentSecrets().lease(SecretRef.parse("env:PATH"))) {
            assertThat(new String(credentials.password())).isEqualTo(System.getenv("PATH"));
        }
    }

    @Test
    void namesTheVariableThatIsMissing() {
        EnvironmentSecrets secrets = new EnvironmentSecrets(Map.<String, String>of()::get);
        assertThatThrownBy(() -> secrets.lease(SecretRef.parse("env:NO_SUCH")))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("env:NO_SUCH")
                .hasMessageContaining("set it");
    }
}
