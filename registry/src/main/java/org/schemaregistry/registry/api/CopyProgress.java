package org.schemaregistry.registry.api;

/// Is told how far a copy is.
@FunctionalInterface
public interface CopyProgress {
    CopyProgress NONE = (step, done, total) -> {};

    /// @param step what is under way, for people
    /// @param total 0 if it is not known
    void report(String step, long done, long total);
}
