package org.schemaregistry.registry.store;

/// A backup of a registry file that is being made. The target appears whole, by [#finish], or not
/// at all.
///
/// For one thread. Every method throws [StoreException].
public interface RegistrySnapshot extends AutoCloseable {
    String source();

    String target();

    /// Writes the backup beside the target, as the registry is now, and reads it back. Closed with
    /// this.
    RegistryRows take();

    /// Gives the backup its name, on disk when this returns.
    void finish();

    /// Removes what was not finished.
    @Override
    void close();
}
