package org.schemaregistry.adapter.secret.env;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.adapter.secret.SecretText;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;
import org.schemaregistry.core.spi.SecretProvider;

/// Reads `env:NAME` from the environment of this process, anew at each lease.
///
/// Thread-safe.
public final class EnvironmentSecrets implements SecretProvider {
    private final Environment environment;

    /// Reads the process's own environment.
    public EnvironmentSecrets() {
        this(System::getenv);
    }

    EnvironmentSecrets(Environment environment) {
        this.environment = environment;
    }

    /// Where variables come from; null if there is none of that name.
    @FunctionalInterface
    interface Environment {
        @Nullable String variable(String name);
    }

    @Override
    public String scheme() {
        return "env";
    }

    @Override
    public Credentials lease(SecretRef ref) throws SecretException {
        String value = environment.variable(ref.locator());
        if (value == null) {
            throw SecretText.refused(
                    ref,
                    "expected an environment variable of that name, found none; set it for the"
                            + " registry's process");
        }
        return SecretText.parse(ref, value);
    }
}
