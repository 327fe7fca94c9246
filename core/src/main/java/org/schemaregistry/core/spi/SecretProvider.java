package org.schemaregistry.core.spi;

import org.schemaregistry.core.model.SecretRef;

/// Reads secrets of one scheme, such as `env` or `file`. Thread-safe.
public interface SecretProvider {
    /// The reference scheme it serves.
    String scheme();

    /// Reads the secret: a password line, or JSON `{username, password}`.
    ///
    /// @throws SecretException if it is absent, unreadable or malformed; the message names the
    ///   reference and never the content
    Credentials lease(SecretRef ref) throws SecretException;
}
