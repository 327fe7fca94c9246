package org.schemaregistry.registry.api;

/// A listener at work. Thread-safe.
public interface Listening extends AutoCloseable {
    /// The number of the last event that was dealt with: where to begin after a restart.
    long position();

    /// Ends it: no further call begins, and a call under way is waited for, unless it is the one
    /// that closes; after 10 seconds it is interrupted. Idempotent.
    @Override
    void close();
}
