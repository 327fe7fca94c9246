package org.schemaregistry.server.cli;

import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;
import org.schemaregistry.core.spi.SecretProvider;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;

import java.util.ServiceLoader;

/// Reads the secrets that the command line itself needs: the store's and the demo's.
public final class Secrets {
    private Secrets() {}

    /// The caller closes what it gets.
    ///
    /// @throws RegistryException `SECRET_UNAVAILABLE`
    public static Credentials lease(SecretRef ref) {
        for (SecretProvider provider : ServiceLoader.load(SecretProvider.class)) {
            if (provider.scheme().equals(ref.scheme())) {
                try {
                    return provider.lease(ref);
                } catch (SecretException e) {
                    throw new RegistryException(
                            ErrorCode.SECRET_UNAVAILABLE,
                            String.valueOf(e.getMessage()),
                            null,
                            null,
                            null,
                            e);
                }
            }
        }
        throw new RegistryException(
                ErrorCode.SECRET_UNAVAILABLE,
                "no secret provider for '" + ref.scheme() + ":'",
                "env:NAME or file:PATH",
                ref.scheme() + ":...",
                null);
    }
}
