package org.schemaregistry.core.spi;

/// A secret could not be read. The message names the reference, what was expected and what to do,
/// and holds nothing of the secret.
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    public SecretException(String message) {
        super(message);
    }
}
